#!/usr/bin/env node
/** The command `gws-workbins`: hands the arguments on, and exits with what comes back. */
import { run } from './run.js'

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stopping.abort())

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  stop: stopping.signal,
})
