import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { BrowserRouter } from 'react-router'
import { WagmiProvider } from 'wagmi'
import { createWagmi } from '../chain/createWagmi.ts'
import { loadRuntimeConfig } from '../runtime/loadRuntimeConfig.ts'
import { RuntimeContext } from '../runtime/RuntimeContext.ts'
import type { RuntimeConfig } from '../runtime/runtimeConfig.ts'
import { QueryView } from '../ui/QueryView.tsx'
import { AppRoutes } from './AppRoutes.tsx'
import { Shell } from './Shell.tsx'

export function App() {
  const [queries] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: 1_000 } } }))
  return (
    <QueryClientProvider client={queries}>
      <Boot />
    </QueryClientProvider>
  )
}

/** Reads where the deployment is before anything else. */
function Boot() {
  const runtime = useQuery({ queryKey: ['runtime'], queryFn: loadRuntimeConfig, staleTime: Infinity })
  if (!runtime.isSuccess) {
    return (
      <main className="boot">
        <QueryView query={runtime} what="where the deployment is">
          {() => null}
        </QueryView>
      </main>
    )
  }
  return <Ready runtime={runtime.data} />
}

function Ready({ runtime }: { runtime: RuntimeConfig }) {
  const [wagmi] = useState(() => createWagmi(runtime))
  return (
    <RuntimeContext value={runtime}>
      <WagmiProvider config={wagmi}>
        <BrowserRouter>
          <Shell>
            <AppRoutes />
          </Shell>
        </BrowserRouter>
      </WagmiProvider>
    </RuntimeContext>
  )
}
