/** What lists say. */

/** The words of lists, in English: their own defaults. */
export type ListWord =
  | 'Items'
  | 'Medium'
  | 'From and subject'
  | 'Age'
  | 'Actions'
  | 'Select all'
  | 'New'
  | 'No longer here'
  | 'Cannot be read'
  | 'Unknown sender'
  | 'No subject'
  | 'Hold'
  | 'Show more'
  // Media
  | 'Email'
  | 'Chat'
  | 'Workitem'
  | 'Open media'
  // Why there is nothing to see
  | 'No items. New ones will appear here.'
  | 'No items match.'
  | 'Could not load this list.'
  | 'Loading items'

/** What depends on a name, a number or a time. */
export interface ListSentences {
  /** Selects one item: the name is its sender and subject. */
  selectItem(name: string): string
  /** New items that wait to be shown. `formatted` is the number as the agent writes it. */
  newItems(count: number, formatted: string): string
  /** There is nothing, as of a time. */
  noItemsAsOf(time: string): string
  /** An action on one item, as it is heard: "Take: Refund not received". */
  actionOn(action: string, name: string): string
  /** An action that is not possible, as it is heard. */
  notPossible(action: string, reason: string): string
}

/** The same in English. */
export const listSentences: ListSentences = {
  selectItem: (name) => `Select ${name}`,
  newItems: (count, formatted) => `${formatted} new ${count === 1 ? 'item' : 'items'}`,
  noItemsAsOf: (time) => `No items when loaded at ${time}.`,
  actionOn: (action, name) => `${action}: ${name}`,
  notPossible: (action, reason) => `${action}. ${reason}`,
}
