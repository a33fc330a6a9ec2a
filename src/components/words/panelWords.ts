/** What a panel says around its list: its summary, its tools, and what became of what was taken. */

/** The words of a panel, in English: their own defaults. */
export type PanelWord =
  | 'All'
  | 'Search'
  | 'Channels'
  | 'Actions'
  | 'Select an item first'
  | 'Take'
  | 'Being taken'
  | 'Dismiss'

/** What depends on a name, a number or an age; functions, so that a language can order it its own way. */
export interface PanelSentences {
  /** The age of the oldest item: `age` is "2 h 4 min", in the agent's own language. */
  oldest(age: string): string
  /** What became of an item that was to be taken; `name` says which. */
  taken(name: string): string
  alreadyTaken(name: string): string
  takeUnconfirmed(name: string): string
  takeFailed(name: string): string
}

/** The same in English. */
export const panelSentences: PanelSentences = {
  oldest: (age) => `oldest ${age}`,
  taken: (name) => `You have taken “${name}”.`,
  alreadyTaken: (name) => `“${name}” was already taken.`,
  takeUnconfirmed: (name) =>
    `It is not confirmed that you have “${name}”. Look for it among your own before you try again.`,
  takeFailed: (name) => `“${name}” could not be taken. Try again.`,
}
