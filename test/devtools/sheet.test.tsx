/** The manners of the devtools' sheet: those of styles.css, which it needs beside it. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

const css = readFileSync('src/devtools.css', 'utf8')
const bare = css.replace(/\/\*[^]*?\*\//g, '')
const preludes = [...bare.matchAll(/([^{};]+)\{/g)].map(([, text = '']) => text.trim())
const declarations = [...bare.matchAll(/^\s*([a-z-]+):\s*([^;{]+);/gm)].map(
  ([, name = '', value = '']): [string, string] => [name, value],
)

describe('the sheet of the devtools', () => {
  it('is one layer, at no specificity, and touches nothing that is not its own', () => {
    expect(bare.trim()).toMatch(/^@layer gws \{[^]*\}$/)
    const selectors = preludes.filter((prelude) => !prelude.startsWith('@'))
    expect(selectors.length).toBeGreaterThan(40)
    expect(
      selectors.filter(
        (selector) => !/^:where\([^]+\)(::before,|::after|::before)?/.test(selector),
      ),
    ).toEqual([])
    expect(selectors.filter((selector) => !selector.includes('.gws-devtools'))).toEqual([])
  })

  it('rests on nothing that a reset takes away, and knows start and end', () => {
    const touched = declarations.filter(
      ([name, value]) =>
        /^(margin|padding|border(?!-(radius|collapse|spacing))|list-style)/.test(name) &&
        !/^(0|none)$/.test(value),
    )
    expect(touched).toEqual([])
    const sided = declarations.filter(([name]) =>
      /^((min-|max-)?(width|height)|left|right|top|bottom|float)$/.test(name),
    )
    expect(sided).toEqual([])
    expect(bare).not.toMatch(/url\(|@import|@font-face|!important|text-align: (left|right)/)
  })

  it('takes every colour from the tokens, and has an answer for forced colours', () => {
    expect(bare).not.toMatch(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/i)
    expect(preludes).toContain('@media (forced-colors: active)')
    expect(preludes).toContain('@media (prefers-contrast: more)')
    const tokens = readFileSync('src/styles/tokens.css', 'utf8')
    const used = new Set([...bare.matchAll(/var\((--gws-[a-z-]+)\)/g)].map(([, name = '']) => name))
    expect([...used].filter((name) => !tokens.includes(`${name}:`))).toEqual([])
  })

  it('is small', () => {
    expect(gzipSync(css).length).toBeLessThan(4 * 1024)
  })
})
