/** Every story as agents see it who need other colours, no motion, larger text, a narrow window or the other direction. */
import { render } from '@testing-library/react'
import { page } from 'vitest/browser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stopClock } from '../../../stories/moment.js'
import { allStories } from './allStories.js'
import { cutTexts, iconPlaces, sideScroll, smallTargets } from './measure.js'
import { withMedia } from './withMedia.js'

const desktop = [1280, 900] as const
const narrow = [320, 800] as const

let startClock: () => void
beforeEach(async () => {
  startClock = stopClock()
  await page.viewport(...desktop)
})
afterEach(() => startClock())

/** What a check finds in each story, with the story's name before it. */
function findInStories(check: (root: HTMLElement) => readonly string[]): string[] {
  return allStories.flatMap(({ name, Component }) => {
    const { container, unmount } = render(<Component />)
    const found = check(container).map((finding) => `${name}: ${finding}`)
    unmount()
    return found
  })
}

/** Lets one rule decide over everything on the page, as an agent's own style sheet would. */
async function withRule<Result>(css: string, run: () => Result | Promise<Result>): Promise<Result> {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets.push(sheet)
  try {
    return await run()
  } finally {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
  }
}

/** What is only shown later stands still before and after. */
const isDelay = (effect: AnimationEffect | null) =>
  effect instanceof KeyframeEffect &&
  effect.getKeyframes().every(({ easing }) => /^(step-end|steps\(1)/.test(easing))

const animationsIn = () =>
  document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== 0 && !isDelay(effect))

describe('every story', () => {
  it('is found', () => {
    expect(allStories.length).toBeGreaterThan(40)
  })

  it('holds still for those who want that [R-285]', async () => {
    const moving = await withMedia({ 'prefers-reduced-motion': 'reduce' }, () =>
      findInStories(() => animationsIn().map(() => 'moves')),
    )
    expect(moving).toEqual([])
  })

  it('comes to rest within five seconds (WCAG 2.2.2) [R-285]', () => {
    let count = 0
    const endless = findInStories(() => {
      const ends = animationsIn().map(({ effect }) => Number(effect?.getComputedTiming().endTime))
      count += ends.length
      return ends.filter((end) => end > 5_000).map((end) => `moves for ${end} ms`)
    })
    expect(endless).toEqual([])
    expect(count).toBeGreaterThan(0)
  })

  it('loses no text to wider spacing (WCAG 1.4.12) [R-286]', async () => {
    const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`
    expect(await withRule(spacing, () => findInStories(cutTexts))).toEqual([])
  })

  it('fits a window of 320 px (WCAG 1.4.10) [R-286]', async () => {
    await page.viewport(...narrow)
    expect(findInStories((root) => [...sideScroll(root), ...cutTexts(root)])).toEqual([])
  })

  it('fits when its text is twice as large (WCAG 1.4.4) [R-286]', async () => {
    const found = await withRule(':root { font-size: 200% }', () =>
      findInStories((root) => [...sideScroll(root), ...cutTexts(root)]),
    )
    expect(found).toEqual([])
  })

  it('has targets of 24 px or more (WCAG 2.5.8) [R-287]', () => {
    expect(findInStories(smallTargets)).toEqual([])
  })

  it('is mirrored where text runs from right to left [R-288]', () => {
    const crooked = findInStories((root) => {
      const turn = (direction: string) => {
        for (const paper of root.querySelectorAll<HTMLElement>('[dir]')) paper.dir = direction
        return iconPlaces(root)
      }
      const there = turn('ltr')
      const back = turn('rtl')
      return there.flatMap((place, index) =>
        Math.abs(place - (back[index] ?? Number.NaN)) <= 1
          ? []
          : [`icon ${index} is ${place} px from the start, ${back[index]} px when mirrored`],
      )
    })
    expect(crooked).toEqual([])
  })
})
