import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from './isAlive.mjs'

/** Makes `node_modules` what `package-lock.json` says, native parts of this platform included. */
export async function ensureInstalled(root, { node, npm, env }) {
  if (missingPackages(root).length === 0) return
  const release = await takeLock(join(root, '.althing', 'install.lock'))
  try {
    const missing = missingPackages(root)
    if (missing.length === 0) return
    await npmCi(root, { node, npm, env, missing })
    const still = missingPackages(root)
    if (still.length > 0)
      throw new Error(`npm ci ended without ${still.slice(0, 3).join(', ')}; remove node_modules and try again`)
  } finally {
    release()
  }
}

/**
 * Packages of the lock file that npm has not installed. npm writes `node_modules/.package-lock.json` last, so an
 * interrupted install shows here, and so does a native part that an npm under an old Node has left out.
 */
function missingPackages(root) {
  const wanted = readLock(join(root, 'package-lock.json')) ?? {}
  const present = readLock(join(root, 'node_modules', '.package-lock.json')) ?? {}
  return Object.entries(wanted)
    .filter(([path, entry]) => path.startsWith('node_modules/') && isForThisMachine(entry))
    .filter(
      ([path, { link, version }]) => !existsSync(join(root, path)) || (!link && present[path]?.version !== version),
    )
    .map(([path]) => path.slice('node_modules/'.length))
}

function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}

/** Optional packages that name no platform belong to native parts of other machines; npm may leave them out. */
function isForThisMachine({ optional, os, cpu, libc }) {
  if (!os && !cpu && !libc) return !optional
  return matches(os, process.platform) && matches(cpu, process.arch) && (!libc || matches(libc, cLibrary()))
}

/** npm's rule for `os`, `cpu` and `libc`: a list of names, where `!name` excludes. */
function matches(list, value) {
  if (!list || list.length === 0 || value === undefined) return true
  const excluded = list.filter((name) => name.startsWith('!')).map((name) => name.slice(1))
  const named = list.filter((name) => !name.startsWith('!'))
  return !excluded.includes(value) && (named.length === 0 || named.includes(value) || named.includes('any'))
}

function cLibrary() {
  if (process.platform !== 'linux') return undefined
  process.report.excludeNetwork = true
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl'
}

async function npmCi(root, { node, npm, env, missing }) {
  const args = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const stop = showProgress(`Installing ${missing.length} ${missing.length === 1 ? 'package' : 'packages'}`)
  const code = await new Promise((resolve, reject) => {
    const child = spawn(node, [npm, ...args], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] })
    child.on('error', reject).on('exit', (exitCode, signal) => resolve(signal ?? exitCode))
  })
  stop(code === 0)
  if (code !== 0) throw new Error(`npm ci failed (${code}); what it says is above. Check the network and try again`)
}

/** One line that counts seconds; where there is no terminal, one line at the start and one at the end. */
function showProgress(title) {
  const startedAt = Date.now()
  const elapsed = () => `${((Date.now() - startedAt) / 1000).toFixed(0)} s`
  const live = process.stderr.isTTY
  process.stderr.write(live ? title : `${title} …\n`)
  const timer = live ? setInterval(() => process.stderr.write(`\r${title} … ${elapsed()}`), 500) : undefined
  return (done) => {
    clearInterval(timer)
    process.stderr.write(`${live ? '\r' : ''}${title} … ${done ? 'done' : 'failed'} in ${elapsed()}\n`)
  }
}

/** Longer than any install: a lock that old is of a process whose id has been used again. */
const lockMilliseconds = 30 * 60_000

/** One install at a time; the lock of a process that is gone is taken over. */
async function takeLock(path) {
  mkdirSync(join(path, '..'), { recursive: true })
  for (let waited = false; ; waited = true) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' })
      return () => rmSync(path, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (isStale(path)) rmSync(path, { force: true })
      else if (!waited) process.stderr.write('Another install is going on; waiting for it.\n')
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
}

function isStale(path) {
  try {
    const age = Date.now() - statSync(path).mtimeMs
    const owner = readFileSync(path, 'utf8')
    return (owner === '' ? age > 2000 : !isAlive(Number(owner))) || age > lockMilliseconds
  } catch {
    return true
  }
}
