#!/usr/bin/env node
/** The `althing` command: `npx althing <command>` anywhere in the checkout, on any Node ≥ 20. */
import { runTask } from './bootstrap.mjs'

await runTask('althing', process.argv.slice(2))
