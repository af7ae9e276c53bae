import { readFile } from 'node:fs/promises'
import { parseDeployment } from '@althing/proposals'
import { createChain, createProjection, openDatabase } from '@althing/relayer'

/** Follows a chain from the deployment to its final block, in a process of its own, and prints what that took. */
const [rpcUrl = '', deploymentFile = '', dataDir = ''] = process.argv.slice(2)
const deployment = parseDeployment(await readFile(deploymentFile, 'utf8'))
const { database } = await openDatabase({ url: process.env['DATABASE_URL'] ?? null, dataDir, onLost: () => {} })
const chain = await createChain({
  settings: { rpcUrls: [rpcUrl], quorum: 1, finality: { tag: 'finalized' }, trust: 'proof' },
  deployment,
  database,
  alongside: async () => {},
})
const projection = createProjection({ deployment })

const startedAt = performance.now()
const cpuBefore = process.cpuUsage()
let [events, last] = [0, 0]
for (let batch = await chain.lane.step(); batch; batch = await chain.lane.step()) {
  projection.applyFinal(batch.events)
  events += batch.events.length
  last = batch.block.number
}
const cpu = process.cpuUsage(cpuBefore)
const seconds = (performance.now() - startedAt) / 1000
const peakMiB = process.resourceUsage().maxRSS / 1024
const blocks = last - deployment.blockNumber + 1
console.log(JSON.stringify({ events, blocks, seconds, cpuSeconds: (cpu.user + cpu.system) / 1e6, peakMiB }))
await database.close()
