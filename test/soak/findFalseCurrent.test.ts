/** The oracle's own rules, on evidence written by hand: times in ms, a patience of 100. */
import { expect, it } from 'vitest'
import { findFalseCurrent, type ServerList, type ShownList } from './findFalseCurrent.js'

const current = (at: number, ids: string): ShownList => ({ at, ids, isCurrent: true })
const outdated = (at: number, ids: string): ShownList => ({ at, ids, isCurrent: false })
const has = (at: number, ids: string): ServerList => ({ at, ids })
const find = (server: readonly ServerList[], shown: readonly ShownList[], until = 1_000) =>
  findFalseCurrent({ server, shown, until, patience: 100 })

it.each<[string, readonly ServerList[], readonly ShownList[]]>([
  ['that is the server’s', [has(0, 'a')], [current(10, 'a')]],
  ['that follows in time', [has(0, 'a'), has(500, 'b')], [current(10, 'a'), current(590, 'b')]],
  ['that is not called current', [has(0, 'a'), has(500, 'b')], [outdated(10, 'a')]],
  [
    'that was current until the loss was found out',
    [has(0, 'a'), has(500, 'b')],
    [current(10, 'a'), outdated(599, 'a')],
  ],
  [
    'between two events',
    [has(0, 'a'), has(500, 'abc')],
    [current(10, 'a'), current(510, 'ab'), current(520, 'abc')],
  ],
  ['that the server has again', [has(0, 'a'), has(500, 'ab'), has(560, 'a')], [current(10, 'a')]],
])('a list %s is not false', (_, server, shown) => {
  expect(find(server, shown)).toEqual([])
})

it.each<[string, readonly ServerList[], readonly ShownList[], number, number]>([
  [
    'stays when the server’s is another',
    [has(0, 'a'), has(500, 'b')],
    [current(10, 'a')],
    600,
    1_000,
  ],
  ['is too late', [has(0, 'a'), has(500, 'b')], [current(10, 'a'), current(700, 'b')], 600, 700],
  ['is old when it becomes current', [has(0, 'a'), has(50, 'b')], [current(500, 'a')], 500, 1_000],
  ['the server never had', [has(0, 'a')], [current(10, 'x')], 110, 1_000],
  [
    'stays between two events',
    [has(0, 'a'), has(500, 'abc')],
    [current(10, 'a'), current(510, 'ab')],
    600,
    1_000,
  ],
  [
    'is the server’s again much later',
    [has(0, 'a'), has(300, 'ab'), has(800, 'a')],
    [current(10, 'a')],
    400,
    800,
  ],
])('a list that %s is false', (_, server, shown, from, to) => {
  expect(find(server, shown)).toEqual([{ from, to }])
})
