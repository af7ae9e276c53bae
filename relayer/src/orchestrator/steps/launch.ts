import { launchTraining } from '../launchTraining.ts'
import { attemptFolderOf } from '../runFolder.ts'
import type { RunStep } from '../runContext.ts'

/**
 * launching(n) → launched: hands the attempt to the engine by its name. Asked for by name first: if the engine has it, the
 * process died between the launch and this line, and the training is adopted.
 */
export const launchStep: RunStep = async (job, context) => {
  const { engine, ledger, runsDir, publish } = context
  const { name } = attemptFolderOf(job, runsDir)
  const running = await engine.get(name)
  if (running) return ledger.move(job, 'launched', { engineRef: name, sandbox: running.sandbox })

  publish(job, 'train', { fraction: 0, message: 'Preparing the training' })
  const engineRef = await launchTraining(job, context)
  const launched = await engine.get(name)
  return ledger.move(job, 'launched', { engineRef, ...(launched ? { sandbox: launched.sandbox } : {}) })
}
