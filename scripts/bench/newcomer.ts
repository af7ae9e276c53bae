import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { root } from '../terminal/runCommand.ts'
import type { Benchmark } from './figure.ts'

/** What a newcomer waits for, in a clean clone: install (with npm's cache as it is), compile, test. */
export const benchNewcomer: Benchmark = async (note) => {
  const dir = await mkdtemp(join(tmpdir(), 'althing-clone-'))
  try {
    await run('git', ['clone', '--quiet', root, dir], tmpdir())
    note('installing')
    const install = await run(process.execPath, ['scripts/bootstrap.mjs', 'althing', '--help'], dir)
    note('compiling')
    const compile = await run(process.execPath, ['node_modules/hardhat/dist/src/cli.js', 'build', '--no-tests'], dir)
    note('testing')
    const test = await run(process.execPath, ['scripts/bootstrap.mjs', 'test'], dir)
    return [
      { name: 'install', value: install, unit: 's' },
      { name: 'compile contracts', value: compile, unit: 's' },
      { name: 'npm test, after install', value: test, unit: 's' },
    ]
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

function run(command: string, args: readonly string[], cwd: string): Promise<number> {
  const startedAt = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'ignore'] })
    child.on('error', reject)
    child.on('exit', (code) => {
      if (code === 0) resolve((performance.now() - startedAt) / 1000)
      else reject(new Error(`${[command, ...args].join(' ')} ended with ${code}`))
    })
  })
}
