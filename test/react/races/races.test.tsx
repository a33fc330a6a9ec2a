/** Races: fast-check permutes what is on the wire, in time and on the screen; nothing may ever be shown that is not so. */
import { act } from '@testing-library/react'
import * as fc from 'fast-check'
import { expect, it, onTestFinished, vi } from 'vitest'
import { settle } from '../../core/openClient.js'
import { Race } from './Race.js'
import type { Around } from './RaceOptions.js'
import type { SideOptions } from './RaceServer.js'
import { history } from './raceHistory.js'
import { RaceSide } from './RaceSide.js'
import { sliceReact } from './slicedReact.js'

const runs = Number(process.env['RACE_RUNS'] ?? 60)
/** The same histories in every run of `npm test`; others with RACE_RUNS. */
const chosen = {
  numRuns: runs,
  ...(process.env['RACE_RUNS'] === undefined && { seed: 20_261_122 }),
}

const within = async (happen: () => Promise<void>): Promise<void> =>
  act(async () => {
    await happen()
    await settle()
  })

const makeSide = (options: SideOptions): RaceSide => new RaceSide(options)

it(
  'show Live only where it is true, one moment in one commit, nothing of another target, and end clean [R-111]',
  { timeout: 5_000 * runs },
  async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    await fc.assert(
      fc.asyncProperty(fc.scheduler({ act: within }), history, async (scheduler, given) => {
        const race = new Race({ scheduler, given, around: within, makeSide })
        try {
          await race.run()
        } finally {
          await race.close()
        }
      }),
      chosen,
    )
    expect(vi.getTimerCount()).toBe(0)
  },
)

it(
  'tear nothing where React renders in slices, and commit one reply as one [R-112]',
  { timeout: 5_000 * runs },
  async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const sliced = sliceReact()
    let renders = 0
    let interrupted = 0
    let turn = 0
    let race: Race | undefined
    const onRender = (): void => {
      renders += 1
      sliced.tire()
    }
    const calm = (): Promise<void> => sliced.slice(40)
    const around: Around = async (happen) => {
      await happen()
      await settle()
      const [rendersBefore, commitsBefore] = [renders, race?.commits]
      await sliced.slice((turn += 1) % 4)
      if (renders > rendersBefore && race?.commits === commitsBefore) interrupted += 1
    }
    await fc.assert(
      fc.asyncProperty(fc.scheduler({ act: around }), history, async (scheduler, given) => {
        turn = given.seed
        race = new Race({ scheduler, given, around, makeSide, onRender, calm })
        try {
          await race.run()
        } finally {
          await race.close()
        }
      }),
      chosen,
    )
    expect(interrupted).toBeGreaterThan(runs / 10)
  },
)
