/** The invariants of the model, each by its number: what must never be seen of a world, and what must have come right in the end. */
import { contentsDeadline, isCurrent } from '../../src/core/contentsState.js'
import { showTarget } from '../../src/core/showTarget.js'
import { isWanted, nextDeadline } from '../../src/core/targetState.js'
import type { Desk, HostileWorld, Item } from './hostileWorld.js'
import type { Held } from './hostileServer.js'

/** What is wrong now, in words; undefined where all promises hold. */
export function findFault(world: HostileWorld): string | undefined {
  for (const [index, desk] of world.desks.entries()) {
    const held = world.server.held[index]
    if (held === undefined) continue
    const fault =
      falseLive(world, desk, held) ??
      falseList(world, desk, held) ??
      overlap(world, index) ??
      stuck(world, desk) ??
      unbounded(desk)
    if (fault !== undefined) return `${JSON.stringify(desk.target.owner)} ${fault}`
  }
  return undefined
}

/** I1: shown live ⇒ the server has it, or its end has yet to be told, or was never told to anybody. */
function falseLive(world: HostileWorld, { state }: Desk, held: Held): string | undefined {
  const isExplained = held.isSubscribed || held.isLost || isNoticeOut(world.items, held.ending)
  if (isExplained || !showTarget(state, world.now).isLive) return undefined
  return 'I1: is shown as live, and ended with nothing left to tell it'
}

/** I1 for the list: current and verified ⇒ it is the server's, or news of it are on their way, or nobody is told. */
function falseList({ items: onTheWay }: HostileWorld, desk: Desk, held: Held): string | undefined {
  const { contents } = desk
  const isSure = isCurrent(contents) && contents.verifyBy === null && contents.fetch === null
  if (!isSure || held.isLost || desk.blindSince !== null || onTheWay.some(isNews)) return undefined
  return isSameList(desk, held) ? undefined : 'I1: shows a list as current that is not the server’s'
}

/** I2: one awaited operation and one GET; never a Subscribe and an Unsubscribe on the way. */
function overlap({ items }: HostileWorld, target: number): string | undefined {
  let subscribes = 0
  let unsubscribes = 0
  let awaited = 0
  let gets = 0
  for (const item of items) {
    if (item.kind === 'get' && item.target === target) gets += 1
    if (item.kind !== 'request' || item.target !== target) continue
    if (!item.isAborted) awaited += 1
    if (item.operation === 'Subscribe') subscribes += 1
    else unsubscribes += 1
  }
  if (awaited > 1) return 'I2: has two operations out'
  if (gets > 1) return 'I2: has two GETs out'
  return subscribes > 0 && unsubscribes > 0
    ? 'I2: has a Subscribe and an Unsubscribe on the way'
    : undefined
}

/** I9: whatever is not as it should be has something out, or a time at which something happens. */
function stuck({ view }: HostileWorld, { contents, state }: Desk): string | undefined {
  if (!view.isLive) return undefined
  const isDone = state.isFailed || state.isDoubted || state.request !== null
  const isMissing = isWanted(state) && state.confirmed === null
  if (isMissing && !isDone && nextDeadline(state) === Number.POSITIVE_INFINITY) {
    return 'I9: is wanted, and nothing will happen'
  }
  const isOpen = contents.observers > 0 && !contents.isFailed && contents.fetch === null
  const isUnclean = contents.items === null || contents.verifyBy !== null || contents.isWanted
  return isOpen && isUnclean && contentsDeadline(contents) === Number.POSITIVE_INFINITY
    ? 'I9: is looked at, and nothing will happen'
    : undefined
}

/** I7: what is remembered has bounds. */
function unbounded({ contents, state }: Desk): string | undefined {
  const { request, retired, zombies } = state
  const isLong = (request?.early.length ?? 0) > 8 || retired.length > 32 || zombies.length > 4
  return isLong || contents.hints.length > 200 ? 'I7: remembers without bounds' : undefined
}

/** What has not come right, long after everything did. */
export function findUnhealed(world: HostileWorld): string | undefined {
  for (const [index, desk] of world.desks.entries()) {
    const held = world.server.held[index]
    if (held === undefined) continue
    const fault = unhealed(world, desk, held) ?? unhealedList(desk, held)
    if (fault !== undefined) return `${JSON.stringify(desk.target.owner)} ${fault}`
  }
  return undefined
}

/** I3: wanted ⇒ subscribed. I4: unwanted ⇒ not subscribed, or given up twice. */
function unhealed(
  { now }: HostileWorld,
  { contents, hasGivenUp, state }: Desk,
  held: Held,
): string | undefined {
  const { status } = showTarget(state, now)
  if (isWanted(state)) {
    if (status !== 'subscribed') return `I3: is wanted, and ${status}`
    // What ended silently is found by its list alone.
    const isHidden = held.isLost && contents.observers === 0
    return held.isSubscribed || isHidden ? undefined : 'I3: is wanted, and ended'
  }
  return held.isOurs && !hasGivenUp ? 'I4: is not wanted, and still subscribed' : undefined
}

/** I3: looked at and wanted ⇒ the list is the server's, and known to be. */
function unhealedList(desk: Desk, held: Held): string | undefined {
  const { contents, state } = desk
  if (contents.observers === 0 || !isWanted(state)) return undefined
  if (!isCurrent(contents)) return 'I3: has a list that is not current'
  return isSameList(desk, held) ? undefined : 'I3: has another list than the server'
}

function isSameList({ contents: { items } }: Desk, held: Held): boolean {
  if (items?.length !== held.items.length) return false
  return items.every(({ id }) => held.items.includes(id))
}

/** What may yet tell that a list has changed. */
function isNews({ kind }: Item): boolean {
  return (
    kind !== 'request' && kind !== 'answer' && kind !== 'get' && kind !== 'list' && kind !== 'proof'
  )
}

/** The end with this number has still to be told, by its push, by noticing its loss, or by the session's end. */
function isNoticeOut(items: readonly Item[], ending: number): boolean {
  return items.some(
    (item) =>
      (item.kind === 'push' && !item.isCopy && item.push.ending === ending) ||
      (item.kind === 'loss' && (item.ending === ending || item.ending === 'any')) ||
      item.kind === 'sessionLost' ||
      item.kind === 'signedOut',
  )
}
