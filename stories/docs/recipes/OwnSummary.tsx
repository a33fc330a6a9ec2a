/** How many of many lists are live, as the host's own meter shows it. */
import { summarizeWorkbins, type SubscriptionState } from 'gws-workbins'
import type { ReactElement } from 'react'

export function OwnSummary({
  subscriptions,
}: {
  subscriptions: readonly SubscriptionState[]
}): ReactElement {
  const { counts, text, total } = summarizeWorkbins(subscriptions, { locale: 'en-GB' })
  return (
    <label>
      {text} <meter value={counts.live} max={total} />
    </label>
  )
}
