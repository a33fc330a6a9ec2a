/** The host's own switch: the attributes come ready, the look is the host's. */
import { useSubscribeToggle, type WorkbinSubscription } from 'gws-workbins'
import type { ReactElement } from 'react'

export function OwnSwitch({ subscription }: { subscription: WorkbinSubscription }): ReactElement {
  const { isOn, isPending, switchProps } = useSubscribeToggle(subscription)
  return (
    <button type="button" className="button" {...switchProps}>
      Follow this list: {isPending ? 'one moment' : isOn ? 'yes' : 'no'}
    </button>
  )
}
