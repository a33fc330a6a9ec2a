// Runs a soak and prints its table: `day` in virtual time, `tabs` in a real browser. Exit code 1 where a promise broke.
import { parseArgs } from 'node:util'
import { startVitest } from 'vitest/node'

const help = `
  npm run test:day  -- [--hours 24] [--seed 1]     virtual time, Node
  npm run test:soak -- [--minutes 30] [--seed 1]   real time, Chromium`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    hours: { type: 'string', default: '24' },
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
  },
})
for (const [name, value] of Object.entries(values)) {
  if (!(Number(value) > 0)) throw new Error(`--${name} must be a positive number.${help}`)
  process.env[`SOAK_${name.toUpperCase()}`] = value
}
const [which] = positionals
if (which === 'day') await run('node', 'test/soak/day.test.ts')
else if (which === 'tabs') await run('soak', 'test/soak/browser/tabs.test.ts')
else throw new Error(`There are two soaks:${help}`)

/** @param {string} project @param {string} file */
async function run(project, file) {
  await startVitest('test', [file], { project: [project], watch: false })
}
