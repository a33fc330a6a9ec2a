/** Minutes of real time in a real browser with some 200 seeded faults an hour; runs by `npm run test:soak`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { launch } from '../../faults/deskTest.js'
import { describeTabs } from './describeTabs.js'
import { runTabs, type TabsReport } from './runTabs.js'

const { SOAK_MINUTES: askedMinutes = '5', SOAK_SEED: askedSeed = '1' } = process.env
const minutes = Number(askedMinutes)
const seed = Number(askedSeed)

/** Beside the run itself: the last round, closing, and the look at everything that was shown. */
const around = 1_200_000

describe(`${minutes} minutes of faults, seed ${seed}, in three tabs`, () => {
  let run: TabsReport

  beforeAll(
    async () => {
      const browser = await launch()
      const { production: folder } = inject('pages')
      run = await runTabs({ browser, folder, minutes, seed, faultsPerHour: 200 })
      await browser.close()
      mkdirSync('.cache', { recursive: true })
      writeFileSync('.cache/soak.json', JSON.stringify({ minutes, seed, ...run }, null, 2))
      process.stdout.write(`${describeTabs(run).join('\n')}\n`)
    },
    minutes * 60_000 + around,
  )

  it('show no false Live [R-104]', () => {
    expect(run.falseLive).toEqual([])
  })

  it('leave everything live within 60 s, or at the retryAt that is shown [R-104]', () => {
    expect(run.late).toEqual([])
    expect(run.isLiveInTheEnd).toBe(true)
    expect(run.heals.length).toBeGreaterThan(0)
  })

  it('let no error escape, and leave no session behind [R-104]', () => {
    const { errors, sessionsLeft, written } = run
    expect({ errors, written }).toEqual({ errors: [], written: [] })
    expect(sessionsLeft[1]).toBe(0)
  })
})
