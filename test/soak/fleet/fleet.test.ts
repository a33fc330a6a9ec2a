/** What a busy list costs the server of many desktops: a few of them by default, 200 with `npm run test:fleet`. */
import { beforeAll, describe, expect, it } from 'vitest'
import { describeFleet, type FleetComparison } from './describeFleet.js'
import { openContentsDesk } from './openContentsDesk.js'
import { openRefetchDesk } from './openRefetchDesk.js'
import { runFleet } from './runFleet.js'

const {
  FLEET_DESKTOPS: askedDesktops,
  FLEET_ITEMS: items = '100',
  FLEET_MINUTES: minutes = '2',
  FLEET_SEED: seed = '1',
} = process.env

const options = {
  desktops: Number(askedDesktops ?? 10),
  items: Number(items),
  minutes: Number(minutes),
  seed: Number(seed),
}

describe(`${options.desktops} desktops on one list`, () => {
  let fleet: FleetComparison

  beforeAll(async () => {
    const refetch = await runFleet(openRefetchDesk, options)
    const contents = await runFleet(openContentsDesk, options)
    fleet = { options, refetch, contents }
    // Asked for by hand: then the numbers are what is wanted.
    if (askedDesktops !== undefined) process.stdout.write(`${describeFleet(fleet).join('\n')}\n`)
  }, 3_600_000)

  it('all end equal to the server, item by item [R-147]', () => {
    expect([fleet.contents.unequal, fleet.refetch.unequal]).toEqual([0, 0])
  })

  it('show each event at once [R-147]', () => {
    expect(fleet.contents.fresh).toBeGreaterThan(0.99)
  })

  it('ask for it at most once in 10 s each, and not for every event [R-147]', () => {
    const { contents, refetch } = fleet
    expect(refetch.traffic.lists).toBe(refetch.events * options.desktops)
    expect(contents.traffic.lists).toBeGreaterThan(0)
    expect(refetch.traffic.listBytes / refetch.traffic.lists).toBeGreaterThan(300 * options.items)
    expect(contents.traffic.lists * 10).toBeLessThanOrEqual(refetch.traffic.lists)
  })

  it('poll no more for that, and subscribe no more [R-147]', () => {
    const { contents, refetch } = fleet
    expect(contents.traffic.polls).toBeLessThanOrEqual(refetch.traffic.polls * 1.01)
    expect([contents.traffic.posts, refetch.traffic.posts]).toEqual([0, 0])
  })
})
