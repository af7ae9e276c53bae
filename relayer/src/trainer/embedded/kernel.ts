import { EmbeddedError } from './embeddedError.ts'

/** What `kernel/kernel.ts` exports; see there for the meaning of the arguments. */
export interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  step(...pointers: number[]): void
  predict(...pointers: number[]): void
  fill(at: number, count: number, value: number): void
}

/** The part of the WebAssembly interface that is used; neither of our TypeScript environments declares all of it. */
declare const WebAssembly: {
  compile(bytes: Uint8Array<ArrayBuffer>): Promise<KernelModule>
  /** The binary is the committed one, so its exports are known. */
  instantiate(module: KernelModule): Promise<{ exports: KernelExports }>
}

/** A compiled kernel, to be instantiated once a training. */
export interface KernelModule {
  readonly [Symbol.toStringTag]: string
}

/** An instance of the kernel with memory of its own, laid out from its start. */
export interface Kernel {
  readonly exports: KernelExports
  /** Reserves zeroed memory and returns its offset, a multiple of 16. */
  allocate(bytes: number): number
  /** Reserves memory that holds a copy of `values`. */
  place(values: Float32Array | Uint32Array | Uint16Array): number
  floats(at: number, count: number): Float32Array<ArrayBuffer>
  integers(at: number, count: number): Uint32Array<ArrayBuffer>
}

/** The model and its data need more memory than a kernel may have. */
export class KernelMemoryError extends EmbeddedError {
  override name = 'KernelMemoryError'
}

const pageBytes = 65_536
const maxPages = 32_768

/** Compiles the bytes of `kernel.wasm`. */
export function compileKernel(wasm: Uint8Array<ArrayBuffer>): Promise<KernelModule> {
  return WebAssembly.compile(wasm)
}

/** Creates an instance with fresh memory. */
export async function createKernel(module: KernelModule): Promise<Kernel> {
  const { exports } = await WebAssembly.instantiate(module)
  let end = 1024

  const allocate = (bytes: number) => {
    const at = end
    end = Math.ceil((at + bytes) / 16) * 16
    const pages = Math.ceil(end / pageBytes)
    if (pages > maxPages)
      throw new KernelMemoryError('labels and rows', `${end} bytes`, `${maxPages * pageBytes} bytes`)
    const missing = pages - exports.memory.buffer.byteLength / pageBytes
    if (missing > 0) exports.memory.grow(missing)
    return at
  }

  return {
    exports,
    allocate,
    place(values) {
      const at = allocate(values.byteLength)
      const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
      new Uint8Array(exports.memory.buffer).set(bytes, at)
      return at
    },
    floats: (at, count) => new Float32Array(exports.memory.buffer, at, count),
    integers: (at, count) => new Uint32Array(exports.memory.buffer, at, count),
  }
}
