import { useSyncExternalStore } from 'react'

const seconds = () => Math.floor(Date.now() / 1000)

function subscribe(onChange: () => void) {
  const timer = setInterval(onChange, 1000)
  return () => clearInterval(timer)
}

/** Unix seconds of the wall clock, ticking. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, seconds)
}
