import { hashFolder } from '@althing/relayer/hashFolder'

/** Hashes the folder given as argument and prints how long it took and how much memory the process had at most. */
const startedAt = performance.now()
const { manifest } = await hashFolder(process.argv[2] ?? '.')
const seconds = (performance.now() - startedAt) / 1000
const peakMiB = process.resourceUsage().maxRSS / 1024
console.log(JSON.stringify({ seconds, peakMiB, root: manifest.root }))
