import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// A build is the product's, also when a test asks for it: React's development half must not get in.
if (process.argv.includes('build')) process.env['NODE_ENV'] = 'production'

/** Static build: no inline script or style, so that it runs under the strictest content security policy. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // With zod, so that it takes effect before any chunk makes a schema; see src/runtime/strictZod.ts.
        codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|runtime\/strictZod/ }] },
      },
    },
  },
})
