/** What the style sheet promises: contrast in every theme, and manners towards the host's own CSS. */
import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { contrast } from '../../stories/contrast.js'

const entry = readFileSync('src/styles.css', 'utf8')
const imports = [...entry.matchAll(/^@import '\.\/(.+)';$/gm)].map(([, path = '']) => `src/${path}`)
const css = imports.map((path) => readFileSync(path, 'utf8')).join('\n')

interface Rule {
  /** The at-rules around it, outermost first. */
  readonly within: readonly string[]
  readonly selectors: readonly string[]
  readonly declarations: ReadonlyMap<string, string>
}

/** The rules of a sheet, flat. Enough for a sheet without strings that hold braces. */
function parse(text: string, within: readonly string[] = []): Rule[] {
  const rules: Rule[] = []
  let rest = text.replace(/\/\*[^]*?\*\//g, '').trim()
  while (rest !== '') {
    const open = rest.indexOf('{')
    const close = closingBrace(rest, open)
    const prelude = rest.slice(0, open).replace(/\s+/g, ' ').trim()
    const body = rest.slice(open + 1, close)
    if (prelude.startsWith('@')) rules.push(...parse(body, [...within, prelude]))
    else rules.push({ within, selectors: splitList(prelude), declarations: declarationsOf(body) })
    rest = rest.slice(close + 1).trim()
  }
  return rules
}

function closingBrace(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1
    if (text[at] === '}') depth -= 1
    if (depth === 0) return at
  }
  throw new Error('a brace is not closed')
}

/** Splits at the commas that stand outside of parentheses. */
function splitList(list: string): string[] {
  let depth = 0
  const parts = ['']
  for (const letter of list) {
    if (letter === '(') depth += 1
    if (letter === ')') depth -= 1
    if (letter === ',' && depth === 0) parts.push('')
    else parts.push((parts.pop() ?? '') + letter)
  }
  return parts.map((part) => part.trim())
}

const declarationsOf = (body: string) =>
  new Map(
    body
      .split(';')
      .filter((line) => line.trim() !== '')
      .map((line): [string, string] => {
        const colon = line.indexOf(':')
        return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
      }),
  )

const rules = parse(css)
const ownRules = rules.filter(({ within }) => !within.some((name) => name.startsWith('@keyframes')))

/** The tokens that a selector sets, under one media query or none. */
function tokens(part: string, media: string | undefined): ReadonlyMap<string, string> {
  const rule = ownRules.find(
    ({ within, selectors, declarations }) =>
      selectors.some((selector) => selector.includes(part)) &&
      within[1] === media &&
      declarations.has('--gws-fg'),
  )
  if (!rule) throw new Error(`no tokens for ${part}`)
  return new Map([...rule.declarations].filter(([name]) => name.startsWith('--gws-')))
}

const light = tokens(':root', undefined)
const dark = tokens("'dark'", undefined)
const auto = tokens("'auto'", '@media (prefers-color-scheme: dark)')

const tones = ['neutral', 'info', 'success', 'warning', 'danger']
const grounds = ['surface', 'bg', 'sunken', 'hover', 'selected']

/** Text on its ground: 4.5 to 1. */
const texts: readonly (readonly [string, string])[] = [
  ...tones.flatMap((tone): [string, string][] => [
    [`${tone}-fg`, `${tone}-bg`],
    [`${tone}-on-solid`, `${tone}-solid`],
    ...grounds.map((ground): [string, string] => [`${tone}-fg`, ground]),
  ]),
  ...['fg', 'fg-muted', 'fg-subtle'].flatMap((ink) =>
    grounds.map((ground): [string, string] => [ink, ground]),
  ),
  ['on-accent', 'accent'],
]

/** Graphics on their ground: 3 to 1. */
const graphics: readonly (readonly [string, string])[] = [
  ...tones.flatMap((tone): [string, string][] => [
    [`${tone}-icon`, `${tone}-bg`],
    ...grounds.map((ground): [string, string] => [`${tone}-icon`, ground]),
  ]),
  ...['border-strong', 'focus', 'accent'].flatMap((line) =>
    ['surface', 'bg', 'sunken'].map((ground): [string, string] => [line, ground]),
  ),
]

/** The pairs of a theme that are below a ratio. */
function tooWeak(
  theme: ReadonlyMap<string, string>,
  pairs: readonly (readonly [string, string])[],
  least: number,
): string[] {
  const colour = (name: string) => {
    const value = theme.get(`--gws-${name}`)
    if (!/^#[0-9a-f]{6}$/.test(value ?? '')) throw new Error(`--gws-${name} is ${value}`)
    return value ?? ''
  }
  return pairs
    .map(([front, back]) => [`${front} on ${back}`, contrast(colour(front), colour(back))] as const)
    .filter(([, ratio]) => ratio < least)
    .map(([pair, ratio]) => `${pair}: ${ratio.toFixed(2)}`)
}

describe('the colours', () => {
  it.each([
    ['light', light],
    ['dark', dark],
  ])(
    'of the %s theme are readable, and its graphics visible (WCAG 1.4.3, 1.4.11) [R-063]',
    (_, theme) => {
      expect(tooWeak(theme, texts, 4.5)).toEqual([])
      expect(tooWeak(theme, graphics, 3)).toEqual([])
    },
  )

  it('are compared by the formula of WCAG 2', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
    expect(tooWeak(light, [['border', 'surface']], 3)).toEqual(['border on surface: 1.31'])
  })

  it('are the same in the dark theme and in the automatic one when it is dark', () => {
    expect(Object.fromEntries(auto)).toEqual(Object.fromEntries(dark))
  })

  it('have a dark value each', () => {
    const colours = [...light].filter(([, value]) => value.startsWith('#')).map(([name]) => name)
    expect([...dark.keys()]).toEqual(colours)
  })
})

describe('the manners of the sheet', () => {
  it('puts everything into its layer, at no specificity', () => {
    expect(rules.filter(({ within }) => within[0] !== '@layer gws')).toEqual([])
    const selectors = ownRules.flatMap((rule) => rule.selectors)
    // A pseudo-element cannot stand inside :where().
    const bare = selectors.filter((selector) => !/^:where\(.+\)(::before|::after)?$/.test(selector))
    expect(bare).toEqual([])
    expect(selectors.filter((selector) => selector.lastIndexOf(':where(') > 0)).toEqual([])
  })

  it('touches nothing that is not its own', () => {
    const selectors = ownRules.flatMap((rule) => rule.selectors)
    expect(selectors.filter((selector) => !/\.gws-|\[data-gws-theme|:host/.test(selector))).toEqual(
      [],
    )
  })

  it('is made of its parts and of nothing else', () => {
    expect(imports.toSorted()).toEqual(
      readdirSync('src/styles')
        .map((name) => `src/styles/${name}`)
        .toSorted(),
    )
  })

  it('rests on no property that a reset takes away, and takes away what it does not want itself', () => {
    const set = ownRules.flatMap((rule) => [...rule.declarations])
    expect(
      set.filter(
        ([name, value]) =>
          /^(margin|padding|border(?!-(radius|collapse|spacing))|list-style)/.test(name) &&
          !/^(0|none)$/.test(value),
      ),
    ).toEqual([])
  })

  it('knows start and end, not left and right', () => {
    const set = ownRules.flatMap((rule) => [...rule.declarations])
    expect(
      set.filter(
        ([name, value]) =>
          /^((min-|max-)?(width|height)|left|right|top|bottom|float)$/.test(name) ||
          (name === 'text-align' && /left|right/.test(value)),
      ),
    ).toEqual([])
  })

  it('lets text grow: sizes are in rem, and no text has a fixed block size', () => {
    const ofBadges = ownRules.filter(({ selectors }) => selectors.join().includes('.gws-badge'))
    const fixed = ofBadges.filter(({ declarations }) => declarations.has('block-size'))
    expect(fixed.flatMap((rule) => rule.selectors)).toEqual([':where(.gws-badge svg)'])
    const sizes = ofBadges
      .flatMap(({ declarations }) => [...declarations])
      .filter(([name]) => name.startsWith('--gws-badge-'))
    expect(sizes.length).toBeGreaterThan(0)
    expect(sizes.filter(([, value]) => !/^[\d.]+rem$/.test(value))).toEqual([])
  })

  it('loads nothing and forces nothing', () => {
    expect(css).not.toMatch(/url\(|@import|@font-face|!important/)
  })

  it('has the answers for agents who need other colours or no motion', () => {
    const media = new Set(rules.map(({ within }) => within[1]))
    for (const query of [
      '@media (forced-colors: active)',
      '@media (prefers-contrast: more)',
      '@media (prefers-reduced-motion: reduce)',
    ])
      expect(media).toContain(query)
  })

  it('stops what moves within five seconds (WCAG 2.2.2)', () => {
    const animations = ownRules.flatMap(({ declarations }) => declarations.get('animation') ?? [])
    expect(animations.length).toBeGreaterThan(0)
    for (const animation of animations) {
      const [, seconds = '0', turns = '0'] = /([\d.]+)s linear (\d+)$/.exec(animation) ?? []
      expect([Number(seconds) * Number(turns) <= 5, animation]).toEqual([true, animation])
    }
    expect(css).not.toContain('infinite')
  })

  it('is small', () => {
    // As a bundler delivers it; `npm run check:sizes` measures it minified.
    const delivered = css.replace(/\/\*[^]*?\*\//g, '')
    expect(gzipSync(delivered).length).toBeLessThan(6_000)
  })
})
