import { ApiError } from './apiError.ts'

/** Runs `work` while there is room for it; beyond that the client is asked to come again. */
export type UploadSlots = <T>(inMemoryBytes: number, work: () => Promise<T>) => Promise<T>

/**
 * @param limits.uploads Most uploads at once.
 * @param limits.inMemoryBytes Most bytes of bodies that are collected in memory before they are checked.
 */
export function createUploadSlots(limits: { uploads: number; inMemoryBytes: number }): UploadSlots {
  let uploads = 0
  let held = 0

  return async (inMemoryBytes, work) => {
    if (uploads >= limits.uploads || held + inMemoryBytes > limits.inMemoryBytes) {
      throw new ApiError(503, 'busy', { message: 'Too many uploads are in progress; try again.' })
    }
    uploads += 1
    held += inMemoryBytes
    try {
      return await work()
    } finally {
      uploads -= 1
      held -= inMemoryBytes
    }
  }
}
