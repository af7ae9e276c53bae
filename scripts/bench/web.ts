import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import { binOf, root, runNode } from '../terminal/runCommand.ts'
import type { Figure } from './figure.ts'

const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isEntry: z.boolean().optional(),
    imports: z.array(z.string()).optional(),
    css: z.array(z.string()).optional(),
  }),
)
type BuildManifest = z.infer<typeof manifestSchema>

/** The web app does not build. */
export class WebBenchError extends Error {
  override name = 'WebBenchError'
}

/** Builds the web app and measures what a first visit to the front page loads, each file gzipped as a server would. */
export async function benchWeb(note: (message: string) => void = () => {}): Promise<readonly Figure[]> {
  note('building the web app')
  const started = performance.now()
  const { code, output } = await runNode([binOf('vite'), 'build', 'governance-ui', '--logLevel', 'warn'])
  if (code !== 0) throw new WebBenchError(`the web app does not build:\n${output}`)
  const seconds = (performance.now() - started) / 1000

  const dist = join(root, 'governance-ui/dist')
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8')))
  const files = ['index.html', 'theme.js', ...firstLoad(manifest)]
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(join(dist, file)), { level: 9 }).length),
  )
  return [
    {
      name: 'web app, first load, gzip',
      value: sizes.reduce((sum, size) => sum + size, 0) / 1000,
      unit: 'kB',
      aim: 'at most 220 kB',
    },
    { name: 'web app, build', value: seconds, unit: 's' },
  ]
}

/** Scripts and styles that the entry imports, directly or not; what is imported lazily is not among them. */
function firstLoad(manifest: BuildManifest): string[] {
  const files = new Set<string>()
  const seen = new Set<string>()
  const visit = (key: string) => {
    const chunk = manifest[key]
    if (chunk === undefined || seen.has(key)) return
    seen.add(key)
    files.add(chunk.file)
    for (const file of chunk.css ?? []) files.add(file)
    for (const next of chunk.imports ?? []) visit(next)
  }
  for (const [key, { isEntry }] of Object.entries(manifest)) if (isEntry === true) visit(key)
  return [...files]
}
