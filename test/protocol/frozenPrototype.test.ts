/** Reading where a page has frozen the prototype of all objects; a file of its own, because that cannot be undone. */
import { expect, it } from 'vitest'
import { parseContents } from '../../src/protocol/parseContents.js'
import { parseWorkbins } from '../../src/protocol/parseWorkbins.js'

const names = '"__proto__":{"polluted":1},"constructor":2,"toString":"3"'

it('names that a frozen prototype has are data, and nothing throws [R-004]', () => {
  const body: unknown = JSON.parse(
    `{${names},"workbin":{${names},"emails":[{"id":"e1",${names},"userData":{${names}}}]},"workbins":{${names}}}`,
  )
  Object.freeze(Object.prototype)
  const [item] = parseContents(body, 'any')?.items ?? []
  const workbins = parseWorkbins(body)
  expect(Object.keys(item?.caseData ?? {})).toEqual(['__proto__', 'constructor', 'toString'])
  expect(Object.keys(item?.fields ?? {})).toEqual(['__proto__', 'constructor', 'toString'])
  expect(workbins).toEqual([])
  expect('polluted' in {}).toBe(false)
})
