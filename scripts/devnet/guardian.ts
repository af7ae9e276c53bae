/**
 * Ends the services of a devnet when its owner is gone, however it went: the owner holds the other end of our stdin and
 * writes `+pid` and `-pid` lines; the end of the pipe is the owner's death.
 */
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { signalGroup } from './signalGroup.ts'

const ignore = () => {}
const pids = new Set<number>()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, ignore)

for await (const line of createInterface({ input: process.stdin })) {
  const pid = Number(line.slice(1))
  if (line.startsWith('+')) pids.add(pid)
  else pids.delete(pid)
}

const still = () => [...pids].filter((pid) => signalGroup(pid, 0))
for (const pid of still()) signalGroup(pid, 'SIGTERM')
for (let waited = 0; waited < 30 && still().length > 0; waited++) await sleep(100)
for (const pid of still()) signalGroup(pid, 'SIGKILL')
