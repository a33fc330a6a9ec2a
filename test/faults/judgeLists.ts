/** Lays the lists that a tab has shown beside what lay in the workbins: what was false, and what differs now. */
import { findFalseCurrent, type FalseCurrent, type ShownList } from '../soak/findFalseCurrent.js'
import { joinIds, type ListsWatch } from '../soak/watchLists.js'
import type { Tab } from './Tab.js'

/** What a list shows at one moment. */
export type ListFact = Extract<Tab['facts'][number], { readonly kind: 'list' }>

/** What a list has shown, oldest first. */
export function listHistory({ facts }: Tab, list = '0'): readonly ListFact[] {
  return facts.filter((fact): fact is ListFact => fact.kind === 'list' && fact.list === list)
}

/** The names of the lists that a tab shows. */
export function listNames({ facts }: Tab): readonly string[] {
  return [...new Set(facts.flatMap((fact) => (fact.kind === 'list' ? [fact.list] : [])))]
}

/** What is wrong with a list that is to be current and hold these ids; empty where nothing is. */
export function compareList(tab: Tab, list: string, ids: string): readonly string[] {
  const shown = listHistory(tab, list).at(-1)
  const isEqual = shown?.status === 'current' && joinIds(shown.ids) === ids
  return isEqual ? [] : [`list ${list} (${shown?.status}): ${shown?.ids.join(' ')}; server: ${ids}`]
}

/** When a list was called current, and had not been the server's for longer than `patience` ms. */
export function falseCurrent(
  tab: Tab,
  list: string,
  server: ListsWatch['histories'][number],
  patience: number,
): readonly FalseCurrent[] {
  return findFalseCurrent({ shown: shownBy(tab, list), server, patience, until: Date.now() })
}

/** What nobody can see, because the page sleeps or is gone, is not shown. */
function shownBy({ facts }: Tab, list: string): readonly ShownList[] {
  return facts.flatMap((fact): readonly ShownList[] => {
    if (fact.kind === 'page') {
      const from = fact.event.startsWith('pagehide') ? fact.at : fact.sleptAt
      return from === undefined ? [] : [{ at: from, isCurrent: false, ids: '' }]
    }
    if (fact.kind !== 'list' || fact.list !== list) return []
    return [{ at: fact.at, isCurrent: fact.status === 'current', ids: joinIds(fact.ids) }]
  })
}
