import { createContext, use } from 'react'
import type { RuntimeConfig } from './runtimeConfig.ts'

export const RuntimeContext = createContext<RuntimeConfig | null>(null)

/** The runtime config; present everywhere below the providers. */
export function useRuntime(): RuntimeConfig {
  const runtime = use(RuntimeContext)
  if (runtime === null) throw new Error('useRuntime needs the providers above it')
  return runtime
}
