import process from 'node:process'
import { CliError } from './cliError.ts'
import { runCli } from './program.ts'

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  terminalColumns: process.stderr.isTTY ? process.stderr.columns || 80 : null,
  now: () => Date.now(),
  takeInterrupts: () => {
    const interrupts = new AbortController()
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => interrupts.abort(new CliError('refused', 'interrupted: nothing is left behind')))
    }
    return interrupts.signal
  },
})
