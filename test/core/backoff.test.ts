/** Every wait: how long, how it grows, and that no two desktops move in step. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  breakerDelay,
  listDelay,
  refusalDelay,
  retryDelay,
  serviceDelay,
} from '../../src/core/backoff.js'

const chance = fc.double({ max: 0.999_999, min: 0, noNaN: true })
const count = fc.integer({ max: 5_000, min: 0 })

/** The shortest and the longest wait. */
const range = (wait: (random: number) => number): number[] => [
  Math.round(wait(0)),
  Math.round(wait(0.999_999_9)),
]

describe('retryDelay', () => {
  it.each([
    [0, [0, 250]],
    [1, [0, 1_000]],
    [2, [0, 2_000]],
    [5, [0, 16_000]],
    [6, [10_000, 30_000]],
    [4_000, [10_000, 30_000]],
  ])('of try %i is within %j', (attempt, expected) => {
    expect(range((random) => retryDelay(attempt, random))).toEqual(expected)
  })
})

describe('refusalDelay', () => {
  it.each([
    [1, [1_000, 1_200]],
    [2, [2_000, 2_400]],
    [5, [16_000, 19_200]],
    [6, [30_000, 36_000]],
    [4_000, [30_000, 36_000]],
  ])('after refusal %i is within %j', (refusals, expected) => {
    expect(range((random) => refusalDelay(refusals, random))).toEqual(expected)
  })
})

describe('serviceDelay', () => {
  it.each([
    [0, [1_000, 2_000]],
    [4, [16_000, 32_000]],
    [5, [30_000, 60_000]],
    [4_000, [30_000, 60_000]],
  ])('of try %i is within %j', (attempt, expected) => {
    expect(range((random) => serviceDelay(attempt, random))).toEqual(expected)
  })
})

describe('breakerDelay', () => {
  it.each([
    [1, [15_000, 30_000]],
    [2, [30_000, 60_000]],
    [5, [150_000, 300_000]],
    [4_000, [150_000, 300_000]],
  ])('of trip %i is within %j', (trip, expected) => {
    expect(range((random) => breakerDelay(trip, random))).toEqual(expected)
  })
})

describe('listDelay', () => {
  it.each([
    [0, [1_000, 2_000]],
    [3, [8_000, 16_000]],
    [4, [15_000, 30_000]],
    [4_000, [15_000, 30_000]],
  ])('of try %i is within %j', (attempt, expected) => {
    expect(range((random) => listDelay(attempt, random))).toEqual(expected)
  })
})

describe('every wait', () => {
  it('is a number of ms, at most five minutes, whatever the count', () => {
    fc.assert(
      fc.property(count, chance, (attempt, random) => {
        for (const wait of [retryDelay, refusalDelay, serviceDelay, breakerDelay, listDelay]) {
          const ms = wait(attempt, random)
          expect(ms).toBeGreaterThanOrEqual(0)
          expect(ms).toBeLessThanOrEqual(300_000)
        }
      }),
    )
  })

  it('differs from desktop to desktop', () => {
    fc.assert(
      fc.property(count, chance, chance, (attempt, one, other) => {
        fc.pre(Math.abs(one - other) > 1e-6)
        for (const wait of [retryDelay, refusalDelay, serviceDelay, breakerDelay, listDelay]) {
          expect(wait(attempt, one)).not.toBe(wait(attempt, other))
        }
      }),
    )
  })
})
