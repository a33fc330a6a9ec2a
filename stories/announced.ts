/** What the announcer says when a badge comes to say what it says. */
import type { examples } from './subscriptions.js'

const interrupted = 'once for the page, after 5 s: “Live updates interrupted …”'

/** By the name of the example; what is not here is not announced. */
export const announced: Readonly<Partial<Record<keyof typeof examples, string>>> = {
  live: 'if asked for: “Live updates on for Billing escalations.”',
  reconnecting: interrupted,
  stale: '— (the page has been told)',
  offline: '“Connection lost. Workbin contents may be out of date.”',
  noConfirmation: '“Could not confirm live updates for …”',
  paused: 'if asked for: “Live updates off for Billing escalations.”',
  failed: '“Live updates failed for …”',
}
