/** Runs `work`, which never rejects, again and again, `everyMs` after it ended; returns what ends that. */
export function repeatedly(work: () => Promise<void>, everyMs: number): () => void {
  let timer: NodeJS.Timeout | null = null
  let isOver = false
  const next = () => {
    if (!isOver) timer = setTimeout(() => void work().then(next), everyMs)
  }
  next()
  return () => {
    isOver = true
    if (timer) clearTimeout(timer)
  }
}
