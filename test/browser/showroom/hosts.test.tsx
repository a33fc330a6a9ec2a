/** Every story within the pages of hosts: under their resets, and under a strict policy. */
import reboot from 'bootstrap/dist/css/bootstrap-reboot.css?inline'
import preflight4 from 'tailwindcss/preflight.css?inline'
import preflight3 from 'tailwindcss-3/src/css/preflight.css?inline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stopClock } from '../../../stories/moment.js'
import { allStories } from './allStories.js'
import { sizes } from './measure.js'
import { openFrame, type Frame } from './openFrame.js'

let startClock: () => void
let frames: Frame[] = []
beforeEach(() => {
  startClock = stopClock()
})
afterEach(() => {
  startClock()
  for (const frame of frames) frame.close()
  frames = []
})

const open = async (...options: Parameters<typeof openFrame>): Promise<Frame> => {
  const frame = await openFrame(...options)
  frames.push(frame)
  return frame
}

/** As Tailwind 3 would have built it: `theme()` is what stands behind its comma. */
const built = preflight3.replace(/theme\([^,()]*, ([^()]*)\)/g, '$1')

describe('a host’s reset, in no layer', () => {
  it.each([
    ['Bootstrap Reboot', reboot],
    ['Tailwind 4', preflight4],
    ['Tailwind 3', built],
    ['everything to nothing', '* { margin: 0; padding: 0; border: 0; list-style: none }'],
  ])('%s changes the size of no part [R-291]', async (_, css) => {
    const bare = await open({})
    const reset = await open({ css })
    const changed: string[] = []
    for (const { name, Component } of allStories) {
      const before = bare.show(Component, sizes)
      const after = reset.show(Component, sizes)
      const at = before.findIndex((size, index) => size !== after[index])
      if (at >= 0) changed.push(`${name}: ${before[at]}, then ${after[at]}`)
    }
    expect(changed).toEqual([])
  })
})

describe('a strict policy', () => {
  const policy = "default-src 'self'; style-src 'self'; require-trusted-types-for 'script'"

  it('forbids nothing that a story does [R-292]', async () => {
    const frame = await open({ policy })
    const violations: string[] = []
    let at = ''
    frame.document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
      violations.push(`${at}: ${violatedDirective} ${sample}`),
    )
    for (const { name, Component } of allStories) {
      at = name
      frame.show(Component, () => undefined)
    }
    expect(violations).toEqual([])
    frame.document.body.setAttribute('style', 'color: red')
    await expect.poll(() => violations).toEqual([`${at}: style-src-attr `])
  })
})
