import { config } from 'zod'

// zod compiles its parsers with `new Function`, which our content security policy forbids, and probes for it when a
// schema is made. Import this module before any that makes one.
config({ jitless: true })
