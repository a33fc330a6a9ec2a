// Runs a soak and prints its table: `day` in virtual time, `tabs` and `monday` in a real browser. Exit code 1 where a promise broke.
import { parseArgs } from 'node:util'
import { startVitest } from 'vitest/node'

const help = `
  npm run test:day    -- [--hours 24] [--seed 1]     virtual time, Node
  npm run test:soak   -- [--minutes 30] [--seed 1]   real time, Chromium: three tabs
  npm run test:monday -- [--minutes 10] [--seed 1]   real time, Chromium: ten busy lists`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    hours: { type: 'string', default: '24' },
    minutes: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
})
const [which] = positionals
values.minutes ??= which === 'monday' ? '10' : '30'
for (const [name, value] of Object.entries(values)) {
  if (!(Number(value) > 0)) throw new Error(`--${name} must be a positive number.${help}`)
  process.env[`SOAK_${name.toUpperCase()}`] = value
}
if (which === 'day') await run('node', 'test/soak/day.test.ts')
else if (which === 'tabs') await run('soak', 'test/soak/browser/tabs.test.ts')
else if (which === 'monday') await run('soak', 'test/soak/browser/monday.test.ts')
else throw new Error(`There are three soaks:${help}`)

/** @param {string} project @param {string} file */
async function run(project, file) {
  await startVitest('test', [file], { project: [project], watch: false })
}
