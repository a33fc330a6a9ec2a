/** Nothing an agent looks at moves: the display of a list, against every history that can be drawn. */
import { array, assert, boolean, constantFrom, property, record, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  emptyDisplay,
  followItems,
  showAll,
  viewItem,
  type ItemDisplay,
} from '../../../src/components/list/ItemDisplay.js'
import type { WorkbinItem } from '../../../src/protocol/WorkbinItem.js'

const item = (id: string, receivedAt = 0): WorkbinItem => ({
  id,
  medium: 'email',
  isReadable: true,
  receivedAt,
  subject: `About ${id}`,
  from: id,
  caseData: {},
  routingData: {},
  fields: {},
})

const asGiven = (items: readonly WorkbinItem[]) => items
const backwards = (items: readonly WorkbinItem[]) => items.toReversed()
const ids = ({ rows }: ItemDisplay) => rows.map((row) => row.item.id)
const follow = (before: ItemDisplay, names: string, isInUse: boolean, arrange = asGiven) =>
  followItems(
    before,
    names.split('').map((name) => item(name)),
    { arrange, isInUse },
  )

describe('a list that is left alone', () => {
  it('shows what is there, in order, and nothing of it is new [R-235]', () => {
    const display = follow(emptyDisplay, 'abc', false, backwards)
    expect(ids(display)).toEqual(['c', 'b', 'a'])
    expect(display.rows.filter((row) => row.isNew || row.isGone)).toEqual([])
  })

  it('shows what comes as new, and drops what goes', () => {
    const display = follow(follow(emptyDisplay, 'abc', false), 'xac', false)
    expect(ids(display)).toEqual(['x', 'a', 'c'])
    expect(display.rows.map(({ isNew }) => isNew)).toEqual([true, false, false])
  })

  it('keeps each row the same object while nothing of it changes', () => {
    const items = [item('a'), item('b')]
    const rules = { arrange: asGiven, isInUse: false }
    const before = followItems(emptyDisplay, items, rules)
    expect(followItems(before, items, rules)).toBe(before)
    expect(followItems(before, [...items, item('c')], rules).rows[0]).toBe(before.rows[0])
  })
})

describe('a list in use', () => {
  it('lets what comes wait, and keeps the place of what goes [R-236]', () => {
    const display = follow(follow(emptyDisplay, 'abc', false), 'xyac', true)
    expect(ids(display)).toEqual(['a', 'b', 'c'])
    expect(display.rows.map(({ isGone }) => isGone)).toEqual([false, true, false])
    expect(display.waiting.map(({ id }) => id)).toEqual(['x', 'y'])
  })

  it('brings back in its place what was gone', () => {
    const gone = follow(follow(emptyDisplay, 'abc', false), 'ac', true)
    expect(follow(gone, 'abc', true).rows.map(({ isGone }) => isGone)).toEqual([
      false,
      false,
      false,
    ])
  })

  it('shows the rest when the agent asks, and when it is left alone', () => {
    const before = follow(follow(emptyDisplay, 'abc', false), 'xac', true)
    expect(ids(showAll(before, { arrange: asGiven }))).toEqual(['x', 'a', 'c'])
    expect(ids(follow(before, 'xac', false))).toEqual(['x', 'a', 'c'])
  })

  it('shows the first list, in use or not', () => {
    expect(ids(follow(emptyDisplay, 'ab', true))).toEqual(['a', 'b'])
  })
})

describe('what is new', () => {
  const before = follow(follow(emptyDisplay, 'a', false), 'xya', false)
  const isNew = (display: ItemDisplay) =>
    display.rows.filter((row) => row.isNew).map((row) => row.item.id)

  it('is new until it is looked at, or what came after it is', () => {
    expect(isNew(before)).toEqual(['x', 'y'])
    expect(isNew(viewItem(before, 'x'))).toEqual(['y'])
    const later = follow(before, 'zxya', true)
    expect(isNew(showAll(later, { arrange: asGiven }, true))).toEqual(['z'])
  })

  it('is not remembered once it has gone', () => {
    expect(follow(before, 'a', false).unseen.size).toBe(0)
  })
})

/** What happens to a list, one after the other. */
const step = record({
  names: uniqueArray(constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { maxLength: 8 }),
  isInUse: boolean(),
  isBackwards: boolean(),
})

describe('in every history', () => {
  it('no row moves while the list is in use, and nothing is lost or doubled [R-237]', () => {
    assert(
      property(array(step, { maxLength: 12 }), (steps) => {
        let display = emptyDisplay
        let isFirst = true
        for (const { names, isInUse, isBackwards } of steps) {
          const before = display
          const arrange = isBackwards ? backwards : asGiven
          display = follow(before, names.join(''), isInUse, arrange)
          const mayMove = isFirst || !isInUse
          expect(mayMove ? [] : ids(display)).toEqual(mayMove ? [] : ids(before))
          const shown = display.rows.filter((row) => !row.isGone).map((row) => row.item.id)
          const all = [...shown, ...display.waiting.map(({ id }) => id)]
          expect(all.toSorted()).toEqual(names.toSorted())
          expect(new Set(ids(display)).size).toBe(display.rows.length)
          const settled = showAll(display, { arrange })
          expect(ids(settled)).toEqual(isBackwards ? names.toReversed() : names)
          for (const id of display.unseen) expect(names).toContain(id)
          isFirst = false
        }
      }),
      { numRuns: 500 },
    )
  })
})
