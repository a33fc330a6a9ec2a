/** Three tabs of one agent in a soak: what their badges show, what the agent does in them. */
import type { Desk } from '../../faults/openDesk.js'
import type { Tab } from '../../faults/Tab.js'
import type { LinkLook, SoakedDesk } from '../playRound.js'
import { soakTargets } from '../soakTargets.js'

/** Shorter than the linger: other tabs of the agent share the subscription, and no Unsubscribe may end theirs. */
const longestAway = 3_000

/** Follows the tabs of a desk. */
export function createTabs(desk: Desk, random: () => number): SoakedDesk {
  const looks = desk.tabs.map(followBadges)
  const everywhere = async (act: (tab: Tab) => Promise<unknown>): Promise<void> => {
    await Promise.all(desk.tabs.map(act))
  }
  return {
    isAllLive: () => looks.every((look) => countLive(look()) === soakTargets.length),
    look: async () =>
      merge(await Promise.all(desk.tabs.map((tab, index) => lookAt(tab, looks[index])))),
    describe: () => JSON.stringify(looks.map((look) => Object.fromEntries(look()))),
    planAgent: (ms) => {
      for (const tab of desk.tabs) {
        const toggle = `toggle-${Math.floor(random() * soakTargets.length)}`
        const from = random() * ms
        const away = Math.min(longestAway, random() * (ms - from))
        setTimeout(() => void pressIfThere(tab, toggle), from)
        // Not `toggle` again: a tab that was reloaded meanwhile shows it already.
        setTimeout(() => void pressIfThere(tab, 'mount'), from + away)
      }
    },
    sayOnline: () =>
      everywhere((tab) =>
        tab.evaluate(() => {
          window.dispatchEvent(new Event('online'))
          document.querySelector<HTMLElement>('[data-press="renewed"]')?.click()
        }, null),
      ),
    reconnect: () => everywhere((tab) => tab.press('reconnect')),
  }
}

/** A tab between two documents has no buttons. */
function pressIfThere(tab: Tab, name: string): Promise<void> {
  return tab.press(name).catch(() => {})
}

type Badges = ReadonlyMap<string, string | null>

/** The statuses of a tab's badges now; each fact is read once. */
function followBadges({ facts }: Tab): () => Badges {
  const badges = new Map<string, string | null>()
  let read = 0
  return () => {
    for (; read < facts.length; read += 1) {
      const fact = facts[read]
      if (fact?.kind === 'badge') badges.set(fact.badge, fact.status)
    }
    return badges
  }
}

function countLive(badges: Badges): number {
  return [...badges].filter(([badge, status]) => badge !== 'link' && status === 'subscribed').length
}

async function lookAt(tab: Tab, badges: (() => Badges) | undefined): Promise<LinkLook> {
  const status = badges?.().get('link')
  const retryAt = Number(await tab.fact('link-retry-at'))
  return {
    isUp: status === 'connected',
    isBlocked: status === 'blocked',
    isOrdered: (await tab.fact('link-code')) === 'session-not-kept',
    retryAt: retryAt === 0 ? null : retryAt,
  }
}

/** Of several links, the worst. */
function merge(looks: readonly LinkLook[]): LinkLook {
  const waits = looks.flatMap(({ retryAt }) => retryAt ?? [])
  return {
    isUp: looks.every(({ isUp }) => isUp),
    isBlocked: looks.some(({ isBlocked }) => isBlocked),
    isOrdered: looks.some(({ isOrdered }) => isOrdered),
    retryAt: waits.length === 0 ? null : Math.max(...waits),
  }
}
