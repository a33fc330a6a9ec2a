/** What the controls and messages around a list say: toggle, age, notices and the banner of the link. */

/** The words and fixed sentences of toggle, age, notice and banner, in English: their own defaults. */
export type FeedbackWord =
  // Toggle
  | 'Live updates'
  // Age of a list
  | 'Up to date'
  | 'Updated just now'
  | 'Updated less than a minute ago'
  | 'Loading'
  | 'Could not load'
  // What one can do
  | 'Try again'
  | 'Try now'
  | 'Refresh list'
  | 'Sign in'
  // What happened to the link: sentences, because more follows on the line
  | 'Live updates are not available yet.'
  | 'The server for workbins is not available.'
  | 'You are signed out.'
  | 'Live updates are blocked.'
  | 'Live updates are closed.'
  | 'In use in another tab.'
  | 'Connected again.'
  // What happened to one workbin
  | 'Waiting for your agent session'
  | 'Live updates ended by the server'
  | 'This list may be out of date'
  | 'No confirmation yet'
  | 'Live updates failed'
  | 'Live updates not available'
  | 'Could not load this workbin'
  | 'Could not refresh this list'
  // Why, and what to do
  | 'You can keep working; workbin contents may be out of date.'
  | 'The server has not been reached.'
  | 'Sign in again to get live updates.'
  | 'The server refused the connection.'
  | 'Reload the page to get live updates again.'
  | 'Live updates may come seconds late here. Close the other tab to change that.'
  | 'The lists are being brought up to date.'
  | 'Live updates begin when it has started.'
  | 'Live updates are being brought back.'
  | 'The server accepted the request, and has not confirmed it.'
  | 'The server refused live updates for this workbin.'
  | 'You may not use this workbin, or the server has no live updates for it.'
  | 'The server knows no such workbin or group.'
  | 'This workbin holds more than can be read.'
  | 'The server is not available.'
  | 'The server did not answer.'
  | 'The server gave an answer that cannot be used.'
  | 'This desktop is not set up correctly.'
  | 'Tell your administrator if this lasts.'

/** What depends on a name or a time; functions, so that a language can order it its own way. */
export interface FeedbackSentences {
  /** The age of a list: `ago` is "2 min ago", in the agent's own language. */
  updated(ago: string): string
  /** Since when a list may be out of date. */
  staleSince(time: string): string
  /** What happened to the link, and when. */
  interrupted(time: string): string
  offlineSince(time: string): string
  /** When it is tried again, as a sentence of its own. */
  nextTryAt(time: string): string
  /** How old the list is that is still shown, as a sentence of its own. */
  listAsOf(time: string): string
  /** What happened to which workbin. */
  titleFor(title: string, name: string): string
  /** What to tell an administrator. */
  errorCode(code: string): string
  /** Joins whole sentences. */
  paragraph(sentences: readonly string[]): string
}

/** The same in English. */
export const feedbackSentences: FeedbackSentences = {
  updated: (ago) => `Updated ${ago}`,
  staleSince: (time) => `Stale since ${time}`,
  interrupted: (time) => `Live updates interrupted at ${time}.`,
  offlineSince: (time) => `No network since ${time}.`,
  nextTryAt: (time) => `Next try at ${time}.`,
  listAsOf: (time) => `The list is as it was at ${time}.`,
  titleFor: (title, name) => `${title}: ${name}`,
  errorCode: (code) => `Code: ${code}`,
  paragraph: (sentences) => sentences.join(' '),
}
