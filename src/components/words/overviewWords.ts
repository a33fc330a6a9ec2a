/** What overviews of many workbins say. */

/** The words of explorer and summary, in English: their own defaults. */
export type OverviewWord =
  | 'Workbins'
  | 'My workbins'
  | 'Agents'
  | 'Agent groups'
  | 'Place groups'
  | 'Personal'
  | 'Filter workbins'
  | 'No workbins'
  | 'No workbins match'

/** What depends on numbers; functions, so that a language can order it its own way. The text is the agent's own spelling of the number. */
export interface OverviewSentences {
  liveOf(live: number, total: number, liveText: string, totalText: string): string
  countFailed(count: number, formatted: string): string
  countInterrupted(count: number, formatted: string): string
  countNotConfirmed(count: number, formatted: string): string
  /** Items that came since the workbin was last looked at. */
  countNew(count: number, formatted: string): string
}

/** The same in English. */
export const overviewSentences: OverviewSentences = {
  liveOf: (_live, _total, live, total) => `${live} of ${total} live`,
  countFailed: (_count, formatted) => `${formatted} failed`,
  countInterrupted: (_count, formatted) => `${formatted} interrupted`,
  countNotConfirmed: (_count, formatted) => `${formatted} not confirmed`,
  countNew: (_count, formatted) => `${formatted} new`,
}
