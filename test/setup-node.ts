/** Fails every test that leaves something in the console: the library promises a silent one. */
import { afterEach, beforeEach, expect, vi } from 'vitest'

const methods = ['debug', 'info', 'log', 'warn', 'error'] as const

/** What reached the console during this test. A test that expects output spies on the method itself. */
let written: unknown[][] = []

beforeEach(() => {
  written = []
  for (const method of methods)
    vi.spyOn(console, method).mockImplementation((...args: unknown[]) => {
      written.push([method, ...args])
    })
})

afterEach(() => {
  expect(written, 'the console stays silent').toEqual([])
})
