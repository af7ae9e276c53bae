/** Milliseconds of the shortest of five calls: a busy machine makes one long, never short. */
export function leastMs(call: () => unknown): number {
  const rounds = [1, 2, 3, 4, 5].map(() => {
    const started = performance.now()
    call()
    return performance.now() - started
  })
  return Math.min(...rounds)
}
