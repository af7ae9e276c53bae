import { type DecodedCall, isUnderstood } from '@althing/proposals'
import { ConfigChanges } from '../features/configs/ConfigChanges.tsx'
import { approvedConfigOf } from '../features/configs/approvedConfig.ts'

/** What a page can show of a call beyond its sentence: for a config, how it differs from the one in force. */
export function explainCall(call: DecodedCall) {
  if (!isUnderstood(call) || call.contract !== 'models' || call.method !== 'approveConfig') return null
  const config = approvedConfigOf(call)
  return config && <ConfigChanges digest={config.digest} lineage={config.lineage} />
}
