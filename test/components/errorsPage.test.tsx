/** The page about errors, compared with the catalogue of codes. */
import { readFileSync } from 'node:fs'
import { workbinErrorCodes } from 'gws-workbins/core'
import { describe, expect, it } from 'vitest'

const page = readFileSync('stories/Errors.mdx', 'utf8')

/** The text below each second-level heading. */
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((section): [string, string] => {
      const end = section.indexOf('\n')
      return [section.slice(0, end).trim(), section.slice(end)]
    }),
)

describe('the page about errors', () => {
  it('has a section for every code, in their order, and no other [R-065]', () => {
    expect([...sections.keys()]).toEqual(workbinErrorCodes)
  })

  it.each(workbinErrorCodes)('says of %s what happened, what is seen, what to do', (code) => {
    const parts = [...(sections.get(code) ?? '').matchAll(/^\*\*(.+?)\*\* \S.*$/gm)]
    expect(parts.map(([, title]) => title)).toEqual([
      'What happened.',
      'What the agent sees.',
      'What to do.',
    ])
  })
})
