/** Ties requirements.md to the tests: each numbered requirement has a test that names it, and each named number exists. */
import { readFileSync, readdirSync } from 'node:fs'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

/** What is missing between the requirements (`- R-001 …`) and the titles of the tests (`… [R-001]`). */
function findGaps(requirements: string, tests: readonly string[]): string[] {
  const written: readonly string[] = requirements.match(/(?<=^- )R-\d+\b/gm) ?? []
  const proved = new Set(tests.flatMap(titlesOf).flatMap(numbersOf))
  return [
    ...written.filter((id, index) => written.indexOf(id) < index).map((id) => `${id} stands twice`),
    ...written.filter((id) => !proved.has(id)).map((id) => `${id} has no test`),
    ...[...proved]
      .filter((id) => !written.includes(id))
      .map((id) => `${id} is named by a test and written nowhere`),
  ]
}

/** The numbers in the brackets of a title: `[R-001]`, `[R-001, R-002]`. A table of cases is no title. */
const numbersOf = (title: string): string[] =>
  [...(/^['"`]/.test(title) ? title : '').matchAll(/\[(R-[^\]]*)\]/g)].flatMap(([, inside = '']) =>
    inside.split(/,\s*/),
  )

/** The titles of all `it(…)` and `test(…)` that run, `.each` and `.for` among them. */
function titlesOf(text: string): string[] {
  const titles: string[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if (isCall(node) && /^(it|test)\b(?!.*\.(skip|todo)\b)/.test(calleeOf(node.callee, text)))
      titles.push(...node.arguments.slice(0, 1).map((title) => text.slice(title.start, title.end)))
    for (const child of Object.values(node)) visit(child)
  }
  visit(parseSync('test.tsx', text).program)
  return titles
}

interface Span {
  readonly start: number
  readonly end: number
}
interface Call {
  readonly callee: Span
  readonly arguments: readonly Span[]
}
const isCall = (node: object): node is Call => 'type' in node && node.type === 'CallExpression'

/** What is called, without arguments: `it.each` for `it.each([…])('…', …)`. */
const calleeOf = ({ start, end }: Span, text: string): string =>
  /^[\w.]*/.exec(text.slice(start, end))?.[0] ?? ''

describe('the requirements', () => {
  it('are each proved by a test that names them', () => {
    const tests = readdirSync('test', { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.test(-d)?\.tsx?$/.test(path) && !path.startsWith('requirements.'))
      .map((path) => readFileSync(`test/${path}`, 'utf8'))
    expect(findGaps(readFileSync('test/requirements.md', 'utf8'), tests)).toEqual([])
  })
})

describe('the comparison', () => {
  const requirements = '# Requirements\n\n- R-001 One thing.\n- R-002 Another, as R-003 was.\n'

  it('is content when every number has a test', () => {
    const tests = [
      "it('does one thing [R-001]', () => {})",
      "test('does another [R-002]', () => {})",
    ]
    expect(findGaps(requirements, tests)).toEqual([])
  })

  it('reads several numbers in one title, and tables of cases', () => {
    const text = "it.each([['a', 1]])('does %s [R-001, R-002]', () => {})"
    expect(findGaps(requirements, [text])).toEqual([])
  })

  it.each([
    ['R-002 has no test', "it('does one thing [R-001]', () => {})"],
    ['R-002 has no test', "it('does one thing [R-001]', () => {}) // [R-002]"],
    ['R-002 has no test', "it('one [R-001]', () => {}); it.skip('another [R-002]', () => {})"],
    ['R-002 has no test', "it('one [R-001]', () => {}); it.todo('another [R-002]')"],
    ['R-002 has no test', "it.each([['[R-002]', 1]])('one [R-001]', () => {})"],
    ['R-004 is named by a test and written nowhere', "it('all [R-001, R-002, R-004]', () => {})"],
  ])('finds: %s, in: %s', (gap, text) => {
    expect(findGaps(requirements, [text])).toEqual([gap])
  })

  it('finds a number that is used twice', () => {
    const tests = ["it('does all [R-001, R-002]', () => {})"]
    expect(findGaps(`${requirements}- R-001 A third.\n`, tests)).toEqual(['R-001 stands twice'])
  })
})
