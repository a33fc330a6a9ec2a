/** A badge of the host's own: the words and the tone, none of the markup. */
import { getBadgeModel, type SubscriptionState } from 'gws-workbins'
import { useEffect, useState, type ReactElement } from 'react'

export function OwnBadge({ subscription }: { subscription: SubscriptionState }): ReactElement {
  const [now, setNow] = useState(() => Date.now())
  const { tone, text, changesAt } = getBadgeModel(subscription, { now, locale: 'en-GB' })
  useEffect(() => {
    if (changesAt === null) return undefined
    // One timer, for the one moment at which the words change by themselves.
    const timer = setTimeout(() => setNow(Date.now()), changesAt - Date.now())
    return () => clearTimeout(timer)
  }, [changesAt])
  return <strong data-tone={tone}>{text}</strong>
}
