import { ApiError } from './apiError.ts'

/** Who uploads, and how much of the body is collected in memory before it is checked. */
export type UploadRequest = { readonly client: string; readonly inMemoryBytes: number }

/** Runs `work` while there is room for it; beyond that the client is asked to come again. */
export type UploadSlots = <T>(request: UploadRequest, work: () => Promise<T>) => Promise<T>

/** Part of everything that one client may hold: however slow it is, others get through. */
const clientShare = 0.75

/**
 * @param limits.uploads Most uploads at once.
 * @param limits.inMemoryBytes Most bytes of bodies that are collected in memory before they are checked.
 */
export function createUploadSlots(limits: { uploads: number; inMemoryBytes: number }): UploadSlots {
  const running = new Set<UploadRequest>()

  return async (request, work) => {
    const all = [...running, request]
    const own = all.filter(({ client }) => client === request.client)
    if (!fits(all, 1) || !fits(own, clientShare)) {
      throw new ApiError(503, 'busy', { message: 'Too many uploads are in progress; try again.' })
    }
    running.add(request)
    try {
      return await work()
    } finally {
      running.delete(request)
    }
  }

  function fits(requests: readonly UploadRequest[], share: number): boolean {
    const held = requests.reduce((sum, { inMemoryBytes }) => sum + inMemoryBytes, 0)
    return requests.length <= limits.uploads * share && held <= limits.inMemoryBytes * share
  }
}
