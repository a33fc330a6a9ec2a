/** Hours of virtual time with some 200 seeded faults each: one by default, a day with `npm run test:day`. */
import { beforeAll, describe, expect, it } from 'vitest'
import { describeDay } from './describeDay.js'
import { type DayReport, runDay } from './runDay.js'
import { summarizeHeals } from './summarizeHeals.js'
import { isFalse } from './watchLive.js'

const { SOAK_HOURS: askedHours, SOAK_SEED: askedSeed = '1' } = process.env
const hours = Number(askedHours ?? 1)

describe(`${hours} h of faults, seed ${askedSeed}`, () => {
  let day: DayReport

  beforeAll(async () => {
    day = await runDay({ hours, seed: Number(askedSeed), faultsPerHour: 200 })
    // Asked for by hand: then the numbers are what is wanted.
    if (askedHours !== undefined) process.stdout.write(`${describeDay(day).join('\n')}\n`)
  }, 600_000)

  it('never show Live once a loss is told, nor longer than the link is patient [R-100]', () => {
    expect(day.untrue.filter(isFalse)).toEqual([])
    // Or the watch would have seen nothing.
    expect(day.untrue.length).toBeGreaterThan(hours)
  })

  it('leave everything live again within 60 s, or at the retryAt that is shown [R-101]', () => {
    expect(day.late).toEqual([])
    expect(day.heals.length).toBeGreaterThan(50 * hours)
  })

  // In an hour there are some twenty such heals: too few for a quantile.
  it.runIf(hours >= 6)('leave the link live within 5 s of online, p95 [R-101]', () => {
    const some = day.heals.filter(
      ({ broken, isOrdered, isSignalled }) => broken === 'link' && isSignalled && !isOrdered,
    )
    expect(summarizeHeals(some).p95).toBeLessThanOrEqual(5_000)
  })

  it('ask a server that is away at most six times a minute [R-102]', () => {
    const { outageRequests } = day
    const sum = outageRequests.reduce((total, requests) => total + requests, 0)
    expect(outageRequests.length).toBeGreaterThan(0)
    expect(sum / outageRequests.length).toBeLessThanOrEqual(6)
  })

  it('leave no timer, session, subscription or memory behind [R-103]', () => {
    const { after, before, left } = day
    expect(after).toMatchObject({ timers: before.timers, sessions: 1 })
    // The first hour also warms up caches and compiled code.
    expect(after.heapMb - before.heapMb).toBeLessThan(5 + hours)
    expect(left).toEqual({ subscriptions: 0, sessions: 0, timers: 0 })
  })
})
