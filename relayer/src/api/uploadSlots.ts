import { ApiError } from './apiError.ts'

/** Runs `work` while fewer than `limit` others run; beyond that the client is asked to come again. */
export function createUploadSlots(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  let busy = 0

  return async (work) => {
    if (busy >= limit) {
      throw new ApiError(503, 'busy', { message: `${limit} uploads are in progress; try again.` })
    }
    busy += 1
    try {
      return await work()
    } finally {
      busy -= 1
    }
  }
}
