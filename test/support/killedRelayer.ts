import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDeployment } from '@althing/proposals'
import { createLog } from '../../relayer/src/log.ts'
import type { RunLedger } from '../../relayer/src/ledger/runLedger.ts'
import { createRelayer } from '../../relayer/src/relayer.ts'
import { parseSettings } from '../../relayer/src/settings.ts'
import { readKey } from '../../relayer/src/tx/key.ts'
import type { VerificationLedger } from '../../relayer/src/verification/verificationLedger.ts'

/**
 * The relayer's own program, but for one thing: it kills itself, as the kernel would, around every write of its ledgers that
 * it comes to for the first time, and while it repeats a training. Started again and again it passes every point where a crash could hurt.
 */
const settings = parseSettings(process.env)
const points = join(settings.dataDir, 'points')
mkdirSync(points, { recursive: true })

function dieOnce(point: string): void {
  const mark = join(points, point)
  if (existsSync(mark)) return
  writeFileSync(mark, '')
  process.kill(process.pid, 'SIGKILL')
}

function wrapLedger(ledger: RunLedger): RunLedger {
  return {
    ...ledger,
    async observe(transaction, run) {
      const added = await ledger.observe(transaction, run)
      dieOnce('inside-observed')
      return added
    },
    async move(job, to, change) {
      dieOnce(`before-${to}`)
      const moved = await ledger.move(job, to, change)
      dieOnce(`after-${to}`)
      return moved
    },
    async settle(job, reason) {
      dieOnce('before-settled')
      return ledger.settle(job, reason)
    },
  }
}

function wrapVerifications(ledger: VerificationLedger): VerificationLedger {
  const launched = new Set<bigint>()
  return {
    ...ledger,
    async move(verification, change) {
      if (change.state !== 'training') dieOnce(`verifier-before-${change.state}`)
      await ledger.move(verification, change)
      if (change.state !== 'voted') dieOnce(`verifier-after-${change.state}`)
    },
    async unsettled() {
      const open = await ledger.unsettled()
      for (const { runId, state } of open) {
        // The look before launched it, or found it launched.
        if (state === 'training' && launched.has(runId)) dieOnce('verifier-while-training')
        if (state === 'training') launched.add(runId)
      }
      return open
    },
  }
}

const relayer = await createRelayer({
  settings,
  deployment: parseDeployment(readFileSync(settings.deploymentFile, 'utf8')),
  key: await readKey(settings.key),
  log: createLog('info'),
  wrapLedger,
  wrapVerifications,
})
process.stdout.write(`Relayer ready at ${relayer.url}\n`)
process.once('SIGTERM', () => void relayer.close().then(() => process.exit(0)))
await relayer.stopped
