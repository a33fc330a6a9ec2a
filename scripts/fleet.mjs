// Compares what a fleet of desktops on one busy list costs the server, with a GET per event and with this library. Exit code 1 where a list is not the server's in the end.
import { parseArgs } from 'node:util'
import { startVitest } from 'vitest/node'

const help = `
  npm run test:fleet -- [--desktops 200] [--items 1000] [--minutes 3] [--seed 1]   virtual time, Node`

const { values } = parseArgs({
  options: {
    desktops: { type: 'string', default: '200' },
    items: { type: 'string', default: '1000' },
    minutes: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
  },
})
for (const [name, value] of Object.entries(values)) {
  if (!(Number.isInteger(Number(value)) && Number(value) > 0))
    throw new Error(`--${name} must be a whole number from 1.${help}`)
  process.env[`FLEET_${name.toUpperCase()}`] = value
}
await startVitest('test', ['test/soak/fleet/fleet.test.ts'], { project: ['node'], watch: false })
