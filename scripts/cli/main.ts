import process from 'node:process'
import { runCli } from './program.ts'

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  terminalColumns: process.stderr.isTTY ? process.stderr.columns || 80 : null,
  now: () => Date.now(),
})
