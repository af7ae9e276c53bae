import type { RunStep } from '../runContext.ts'

/** observed → verified: proves that the run was decided, executed and still stands. */
export const verifyStep: RunStep = async (job, { verify, ledger, publish }) => {
  publish(job, 'verify', { fraction: 0, message: 'Proving the execution against the state of a final block' })
  const { at, trust } = await verify(job)
  publish(job, 'verify', {
    fraction: 1,
    message: trust === 'proof' ? `Proven at block ${at.number}` : `Agreed on by the endpoints at block ${at.number}`,
  })
  return ledger.move(job, 'verified', { trust, facts: { verifiedAt: { number: at.number, hash: at.hash } } })
}
