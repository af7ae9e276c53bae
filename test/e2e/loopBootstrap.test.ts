import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const scripts = fileURLToPath(new URL('../../scripts', import.meta.url))

const ours = { version: '1.0.0', optional: true, os: [process.platform], cpu: [process.arch] }
const packages = {
  '': { name: 'checkout' },
  'node_modules/plain': { version: '1.0.0' },
  'node_modules/native': ours,
  'node_modules/native-elsewhere': { ...ours, os: ['plan9'] },
  'node_modules/only-for-elsewhere': { version: '1.0.0', optional: true },
}
const needed = ['plain', 'native']

let root: string

/** A checkout with nothing in it but the bootstrap, one task, and an npm that installs or fails as told. */
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'althing-bootstrap-'))
  await cp(join(scripts, 'bootstrap.mjs'), join(root, 'scripts/bootstrap.mjs'))
  await cp(join(scripts, 'bootstrap'), join(root, 'scripts/bootstrap'), { recursive: true })
  await mkdir(join(root, 'scripts/cli'), { recursive: true })
  await writeFile(
    join(root, 'scripts/cli/main.ts'),
    `console.log('ran', process.argv.slice(2).join()); process.exitCode = 3`,
  )
  await writeFile(join(root, 'package-lock.json'), JSON.stringify({ packages }))
  await writeFile(
    join(root, 'npm-cli.js'),
    `const fs = require('node:fs')
     fs.appendFileSync('npm.log', process.argv.slice(2).join(' ') + '\\n')
     if (process.env.NPM_FAILS) process.exit(1)
     for (const name of ${JSON.stringify(needed)}) fs.mkdirSync('node_modules/' + name, { recursive: true })
     fs.writeFileSync('node_modules/.package-lock.json', fs.readFileSync('package-lock.json'))`,
  )
})

afterEach(() => rm(root, { recursive: true, force: true }))

function bootstrap(env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/bootstrap.mjs', 'althing', 'a', '--b'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, npm_execpath: join(root, 'npm-cli.js'), ...env },
  })
  return { status, stdout, stderr }
}

async function installs(): Promise<string[]> {
  const log = await readFile(join(root, 'npm.log'), 'utf8').catch(() => '')
  return log.split('\n').filter((line) => line !== '')
}

describe('the bootstrap', () => {
  it('installs what is missing without scripts, then runs the task with its arguments and its exit code', async () => {
    expect(bootstrap()).toMatchObject({ status: 3, stdout: 'ran a,--b\n' })
    expect(await installs()).toEqual([expect.stringContaining('ci --ignore-scripts')])
  })

  it('installs once', async () => {
    bootstrap()
    bootstrap()
    expect(await installs()).toHaveLength(1)
  })

  it('repairs an install that has left out the native part of this machine', async () => {
    bootstrap()
    const { 'node_modules/native': _, ...rest } = packages
    await writeFile(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: rest }))

    const { status, stderr } = bootstrap()
    expect({ status, installs: (await installs()).length }).toEqual({ status: 3, installs: 2 })
    expect(stderr).toContain('Installing 1 package ')
  })

  it('goes on after an install that was killed, its lock still there', async () => {
    await mkdir(join(root, '.althing'), { recursive: true })
    await writeFile(join(root, '.althing/install.lock'), '999999999')
    expect(bootstrap().status).toBe(3)
  })

  it('says that npm failed, and runs nothing', () => {
    const { status, stdout, stderr } = bootstrap({ NPM_FAILS: '1' })
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain('npm ci failed (1)')
  })
})
