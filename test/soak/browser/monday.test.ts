/** Minutes of Monday morning in a real browser: ten lists, busy actors, faults; runs by `npm run test:monday`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { launch } from '../../faults/deskTest.js'
import { describeMonday } from './describeMonday.js'
import { runMonday, type MondayReport } from './runMonday.js'

const { SOAK_MINUTES: askedMinutes = '10', SOAK_SEED: askedSeed = '1' } = process.env
const minutes = Number(askedMinutes)
const seed = Number(askedSeed)

/** Beside the run itself: the last round, the minute after it, and the look at everything that was shown. */
const around = 1_200_000

describe(`${minutes} minutes of Monday morning, seed ${seed}`, () => {
  let run: MondayReport

  beforeAll(
    async () => {
      const browser = await launch()
      const { production: folder } = inject('pages')
      run = await runMonday({ browser, folder, minutes, seed, faultsPerHour: 200 })
      await browser.close()
      mkdirSync('.cache', { recursive: true })
      writeFileSync('.cache/monday.json', JSON.stringify({ minutes, seed, ...run }, null, 2))
      process.stdout.write(`${describeMonday(run).join('\n')}\n`)
    },
    minutes * 60_000 + around,
  )

  it('ends with every list equal to the server’s within a minute [R-159]', () => {
    expect(run.unequal).toEqual([])
    expect(run.traffic.all.listed).toBeGreaterThan(minutes * 10)
  })

  it('never calls a list current for longer than a loss can stay unseen [R-159]', () => {
    expect(run.falseCurrent).toEqual([])
    expect(run.falseLive).toEqual([])
  })

  it('lets no error escape', () => {
    const { errors, written } = run
    expect({ errors, written }).toEqual({ errors: [], written: [] })
  })
})
