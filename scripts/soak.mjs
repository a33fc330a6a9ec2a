// Runs a soak and prints its table: `soak.mjs day [--hours 24] [--seed 1]` in virtual time. Exit code 1 where a promise broke.
import { parseArgs } from 'node:util'
import { startVitest } from 'vitest/node'

const help = 'Usage: npm run test:day -- [--hours 24] [--seed 1]'

/** @param {string} text @returns {string} the number, as it was written */
function positive(text) {
  if (!(Number(text) > 0)) throw new Error(`${text} is no positive number. ${help}`)
  return text
}

const { values } = parseArgs({
  allowPositionals: true,
  options: { hours: { type: 'string', default: '24' }, seed: { type: 'string', default: '1' } },
})
process.env['SOAK_HOURS'] = positive(values.hours)
process.env['SOAK_SEED'] = positive(values.seed)
await startVitest('test', ['test/soak/day.test.ts'], { project: ['node'], watch: false })
