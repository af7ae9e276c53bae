import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const source = join(import.meta.dirname, 'embedded/kernel/kernel.ts')

/** Where the committed binary lies. */
export const kernelPath = join(import.meta.dirname, 'embedded/kernel.wasm')

/**
 * Compiles the kernel with the pinned AssemblyScript compiler; the committed binary must equal what this writes.
 *
 * @param outFile Where the binary goes: {@link kernelPath} to renew it, a temporary file to look for drift.
 * @param textFile Where its text form goes, to be read by people and tests.
 * @throws {Error} with the compiler's output.
 */
export function buildKernel(outFile: string, textFile?: string): void {
  const compiler = join(createRequire(import.meta.url).resolve('assemblyscript/package.json'), '../bin/asc.js')
  const options = ['--runtime', 'stub', '--enable', 'simd', '-O3', '--noAssert', '--initialMemory', '1']
  if (textFile !== undefined) options.push('-t', textFile)
  const { status, stderr } = spawnSync(process.execPath, [compiler, source, '-o', outFile, ...options], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`The kernel does not compile:\n${stderr}`)
}

if (import.meta.main) buildKernel(kernelPath)
