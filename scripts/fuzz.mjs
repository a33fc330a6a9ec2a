// Mangles many replies, against each CometD that hosts may have, with new seeds: node scripts/fuzz.mjs [--replies N]
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

const { values } = parseArgs({ options: { replies: { type: 'string', default: '100000' } } })
if (!/^[1-9]\d{0,8}$/.test(values.replies)) {
  console.error(`--replies is a number from 1, for each CometD; this is ${values.replies}.`)
  process.exit(1)
}

const projects = ['--project=node', '--project=node-cometd-8']
const { status } = spawnSync('npx', ['vitest', 'run', ...projects, 'test/transport/fuzz.test.ts'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, FUZZ_REPLIES: values.replies },
})
process.exit(status ?? 1)
