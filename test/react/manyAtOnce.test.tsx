/** What forty lists cost a desktop: at the start, after a failover, and where one of them is refused. */
import { useWorkbinSubscriptions, type SubscriptionState, type WorkbinTarget } from 'gws-workbins'
import type { LogEntry } from 'gws-workbins/simulator'
import { expect, it } from 'vitest'
import { manyWorkbins, otherUser, targetsOf } from '../transport/manyWorkbins.js'
import { pass, renderDesktop, type Desktop } from './renderDesktop.js'

const refused: WorkbinTarget = { id: targetsOf('me', 1)[0]?.id ?? '', owner: { agentGroup: 'VIP' } }

/** Twenty of the agent, eight of another user, eleven of two groups, and one of a group it is not in. */
const targets: readonly WorkbinTarget[] = [
  ...targetsOf('me', 20),
  ...targetsOf(otherUser, 28).slice(20),
  ...targetsOf({ agentGroup: 'Billing' }, 34).slice(28),
  ...targetsOf({ placeGroup: 'Geneva' }, 39).slice(34),
  refused,
]

/** One POST each for the agent and the other user, one for each of a group's. */
const posts = 1 + 1 + 6 + 5 + 1

let shown: readonly SubscriptionState[] = []

function Lists(): null {
  shown = useWorkbinSubscriptions(targets)
  return null
}

const isPost = (entry: LogEntry): boolean =>
  entry.kind === 'request' && entry.method === 'POST' && entry.path.includes('/workbins')

/** How many POSTs came, and how many were out at once. */
function countPosts({ simulator }: Desktop): { readonly total: number; readonly most: number } {
  const out = new Set<number>()
  let [total, most] = [0, 0]
  for (const entry of simulator.log.entries()) {
    if (entry.kind === 'response') out.delete(entry.exchange)
    if (entry.kind !== 'request' || !isPost(entry)) continue
    out.add(entry.exchange)
    total += 1
    most = Math.max(most, out.size)
  }
  return { total, most }
}

function expectAllLiveButOne(): void {
  const isLive = shown.map((state) => state.isLive)
  expect(isLive).toEqual([...Array.from({ length: 39 }, () => true), false])
  expect(shown[39]).toMatchObject({ status: 'failed', kind: 'unavailable', retryAt: null })
}

it('fourteen POSTs, four at once, for forty lists; again after a failover [R-146]', async () => {
  const desktop = renderDesktop(null, { world: manyWorkbins })
  desktop.simulator.rules.add({
    match: { method: 'POST', path: '/workbins' },
    effect: { type: 'delay', ms: 40 },
  })
  await pass(100)
  desktop.simulator.log.clear()
  desktop.show(<Lists />)
  await pass(1_000)
  expectAllLiveButOne()
  expect(countPosts(desktop)).toEqual({ total: posts, most: 4 })

  desktop.simulator.log.clear()
  desktop.simulator.world.expirePushSessions()
  await pass(1)
  expect(shown.some(({ isLive }) => isLive)).toBe(false)
  await pass(2_000)
  expectAllLiveButOne()
  expect(countPosts(desktop)).toEqual({ total: posts, most: 4 })
})
