/** Says which CometD these tests run on, so that a project that means another one cannot run on the same. */
import { CometD } from 'cometd'
import { expect, it, vi } from 'vitest'

it('is the one that the project of these tests names [R-105]', () => {
  vi.stubGlobal('window', globalThis)
  let stack = ''
  try {
    // Without an address it throws, and the stack says where it lies.
    Reflect.apply(CometD.prototype.configure, new CometD(), [{}])
  } catch (error) {
    stack = error instanceof Error ? (error.stack ?? '') : ''
  }
  vi.unstubAllGlobals()
  expect(stack).toContain(`/node_modules/${process.env['COMETD'] ?? 'cometd'}/Client.js`)
})
