#!/usr/bin/env node
/**
 * Runs a task of this repository on any Node ≥ 20: finds or fetches Node 24, installs what is missing, then hands over.
 * Plain JavaScript without a dependency, because it runs before anything is installed.
 *
 * @example node scripts/bootstrap.mjs demo --json
 */
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './bootstrap/install.mjs'
import { ensureNode } from './bootstrap/runtime.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Where each task's own program is. */
const tasks = {
  start: 'scripts/start/main.ts',
  demo: 'scripts/demo/main.ts',
  test: 'scripts/test/main.ts',
  'test:nightly': 'scripts/nightly/main.ts',
  bench: 'scripts/bench/main.ts',
  check: 'scripts/check/main.ts',
  deploy: 'scripts/deploy/main.ts',
  abi: 'scripts/abi/main.ts',
  'bench:gas': 'scripts/gas/main.ts',
  coverage: 'scripts/coverage/main.ts',
  mutation: 'scripts/mutation/main.ts',
  snapshots: 'scripts/snapshots/main.ts',
  althing: 'scripts/cli/main.ts',
}

/** Exits with the code of `task`, run with `args` in the caller's folder. */
export async function runTask(task, args) {
  if (!Object.hasOwn(tasks, task)) {
    fail(`unknown task "${task ?? ''}"; it must be one of ${Object.keys(tasks).join(', ')}`)
  }
  try {
    const { node, npm, env } = await ensureNode(root)
    await ensureInstalled(root, { node, npm, env })
    process.exitCode = await handOver(node, [join(root, tasks[task]), ...args], env)
  } catch (error) {
    fail(error.message)
  }
}

const ignore = () => {}

/** Runs the task in the foreground: a terminal's Ctrl-C reaches it directly, other signals are passed on. */
function handOver(node, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, { stdio: 'inherit', env })
    const pass = (signal) => child.kill(signal)
    process.on('SIGINT', ignore).on('SIGTERM', pass).on('SIGHUP', pass)
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      process.off('SIGINT', ignore).off('SIGTERM', pass).off('SIGHUP', pass)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1))
    })
  })
}

function fail(message) {
  process.stderr.write(`althing: ${message}\n`)
  process.exit(1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runTask(process.argv[2], process.argv.slice(3))
