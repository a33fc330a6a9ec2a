/** Every story in forced colours, and where more contrast is wanted. */
import { render } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stopClock } from '../../../stories/moment.js'
import { allStories } from './allStories.js'
import { withMedia } from './withMedia.js'

const forced = { 'forced-colors': 'active' }

let startClock: () => void
beforeEach(() => {
  startClock = stopClock()
})
afterEach(() => startClock())

const all = (root: ParentNode, selector: string) => [
  ...root.querySelectorAll<HTMLElement>(selector),
]

/** What is looked at in each story, with the story's name before it. */
function eachStory<Found>(look: (root: HTMLElement, name: string) => readonly Found[]): Found[] {
  return allStories.flatMap(({ name, Component }) => {
    const { container, unmount } = render(<Component />)
    const found = look(container, name)
    unmount()
    return found
  })
}

const systemColours = [
  'Canvas',
  'CanvasText',
  'LinkText',
  'GrayText',
  'ButtonFace',
  'ButtonText',
  'ButtonBorder',
  'Highlight',
  'HighlightText',
  'Field',
  'FieldText',
  'SelectedItem',
  'SelectedItemText',
  'AccentColor',
  'AccentColorText',
]

/** What the system's colours are now. */
function readSystemColours(): ReadonlySet<string> {
  const probe = document.body.appendChild(document.createElement('span'))
  const colours = systemColours.map((name) => {
    probe.style.color = name
    return getComputedStyle(probe).color
  })
  probe.remove()
  return new Set(colours)
}

/** Whether its colour is seen: it has text or a drawing of its own. */
const isInked = (element: Element): boolean =>
  [...element.childNodes].some(
    (child) => child instanceof SVGElement || (child instanceof Text && child.data.trim() !== ''),
  )

/** How one element and all within it look: colours, edges and where a thumb stands; no words. */
function lookOf(element: HTMLElement): string {
  return [element, ...all(element, '*')]
    .flatMap((part) =>
      [null, '::before', '::after'].map((pseudo) => getComputedStyle(part, pseudo)),
    )
    .map(({ color, backgroundColor, outlineStyle, outlineColor, insetInlineStart }) =>
      [color, backgroundColor, outlineStyle, outlineColor, insetInlineStart].join(' '),
    )
    .join('\n')
}

/** What must not look alike without its own colours: what it is, and the two selectors. */
const differences: readonly (readonly [what: string, one: string, other: string])[] = [
  [
    'a badge with an edge, and one without',
    '.gws-badge[data-variant="outline"]',
    '.gws-badge[data-variant="plain"]',
  ],
  [
    'a switch that is on, and one that is off',
    '[role="switch"][aria-checked="true"]',
    '[role="switch"][aria-checked="false"]',
  ],
  [
    'a switch under way, and one at rest',
    '[role="switch"][aria-busy="true"]',
    '[role="switch"]:not([aria-busy])',
  ],
  [
    'a workbin that is looked at, and one that is not',
    '.gws-explorer-row[aria-current]',
    '.gws-explorer-row:not([aria-current])',
  ],
  [
    'an item that is looked at, and one that is not',
    '.gws-list tbody tr[data-current]',
    '.gws-list tbody tr:not([data-current], [data-selected])',
  ],
  [
    'a chip that is pressed, and one that is not',
    '.gws-chip[aria-pressed="true"]',
    '.gws-chip[aria-pressed="false"]',
  ],
]

describe('in forced colours', () => {
  it('no component keeps a colour of its own [R-289]', async () => {
    const kept = await withMedia(forced, () => {
      const system = readSystemColours()
      return eachStory((root, name) =>
        all(root, '[class*="gws-"], [class*="gws-"] *')
          .filter((element) => !(element instanceof SVGElement))
          .flatMap((element) => {
            const { color, backgroundColor } = getComputedStyle(element)
            return [...(isInked(element) ? [color] : []), backgroundColor]
              .filter((used) => !system.has(used) && !used.endsWith(', 0)'))
              .map((used) => `${name}: ${used} of ${element.outerHTML.slice(0, 80)}`)
          }),
      )
    })
    expect(kept).toEqual([])
  })

  it('every icon is drawn in the colour of the text around it [R-289]', async () => {
    const lost = await withMedia(forced, () =>
      eachStory((root, name) =>
        all(root, '[class*="gws-"] svg')
          .filter(
            (icon) =>
              getComputedStyle(icon).stroke !== getComputedStyle(icon.parentElement ?? icon).color,
          )
          .map((icon) => `${name}: ${icon.parentElement?.outerHTML.slice(0, 80)}`),
      ),
    )
    expect(lost).toEqual([])
  })

  it('colour adds nothing: one icon with one word is of one tone [R-289]', () => {
    const looks = eachStory((root) =>
      all(root, '.gws-badge[data-status] > [data-part="status"]').map(
        (status): [string, string] => [
          `${status.querySelector('[data-icon]')?.getAttribute('data-icon')} ${status.querySelector('[data-part="label"]')?.textContent}`,
          status.closest('[data-tone]')?.getAttribute('data-tone') ?? '',
        ],
      ),
    )
    const tones = new Map<string, Set<string>>()
    for (const [look, tone] of looks) tones.set(look, (tones.get(look) ?? new Set()).add(tone))
    expect(tones.size).toBeGreaterThan(15)
    expect([...tones].filter(([, kinds]) => kinds.size > 1)).toEqual([])
  })

  it.each(differences)('%s can be told apart [R-289]', async (_, one, other) => {
    const [ones, others] = await withMedia(forced, () => {
      const looks = (selector: string) =>
        new Set(eachStory((root) => all(root, selector).map(lookOf)))
      return [looks(one), looks(other)] as const
    })
    expect(ones.size).toBeGreaterThan(0)
    expect(others.size).toBeGreaterThan(0)
    expect([...ones].filter((look) => others.has(look))).toEqual([])
  })
})

describe('with more contrast', () => {
  it('a badge has an edge in the colour of its text [R-290]', async () => {
    const weak = () =>
      eachStory((root, name) =>
        all(root, '.gws-badge:not([data-compact], [data-variant="plain"], [data-variant="solid"])')
          .filter((badge) => {
            const text = badge.querySelector('[data-part="status"]') ?? badge
            return getComputedStyle(badge).backgroundColor !== getComputedStyle(text).color
          })
          .map(() => name),
      )
    expect(weak().length).toBeGreaterThan(20)
    expect(await withMedia({ 'prefers-contrast': 'more' }, weak)).toEqual([])
  })
})
