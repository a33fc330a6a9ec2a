// Plays more random histories than `npm test` does: npm run test:model -- --histories 2000000 [--seed 1]
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '320000' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
  },
})
const histories = Number(values.histories)
const seed = Number(values.seed)
if (!Number.isInteger(histories) || histories < 1 || !Number.isInteger(seed)) {
  console.error('--histories is a positive number, --seed a number.')
  process.exit(2)
}

/** So many at a time, so that there is something to read in between. */
const portion = 40_000
const files = ['model', 'modelPushesFirst', 'linkModel'].map((name) => `test/core/${name}.test.ts`)
const start = Date.now()

/** @param {number} count */
const grouped = (count) => count.toLocaleString('en')

for (let done = 0; done < histories; done += portion) {
  const runs = Math.min(portion, histories - done)
  // Each portion by itself is a run that can be repeated: these histories, this seed.
  const env = { MODEL_RUNS: String(runs), MODEL_SEED: String(seed + done / portion) }
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project=node', ...files],
    { env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 2 ** 26 },
  )
  if (status !== 0) {
    console.error(stdout, stderr)
    console.error(`failed: npm run test:model -- --histories ${runs} --seed ${env.MODEL_SEED}`)
    process.exit(1)
  }
  const seconds = Math.round((Date.now() - start) / 1_000)
  console.log(
    `${grouped(done + runs)} of ${grouped(histories)} histories, seed ${env.MODEL_SEED}, ${seconds} s`,
  )
}
console.log(`${grouped(histories)} histories from seed ${seed}: no promise broken`)
