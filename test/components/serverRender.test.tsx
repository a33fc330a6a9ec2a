/**
 * Components on a server, where there is no page.
 *
 * @vitest-environment node
 */
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import {
  ConnectionBanner,
  ConnectionStatus,
  FreshnessLabel,
  SubscribeToggle,
  WorkbinNotice,
  WorkbinStatusBadge,
} from 'gws-workbins'
import { outdated } from './contents.js'
import { connected, failed, recovering, subscribed, subscriptions } from './states.js'

describe('a badge on a server', () => {
  it('renders every status without a window [R-050]', () => {
    expect(typeof window).toBe('undefined')
    for (const subscription of subscriptions)
      expect(
        renderToString(<WorkbinStatusBadge subscription={subscription} count={3} />),
      ).toContain(`data-status="${subscription.status}"`)
    expect(renderToString(<ConnectionStatus connection={connected} />)).toContain('Connected')
    expect(renderToString(<FreshnessLabel contents={outdated} />)).toContain('Updated just now')
    expect(renderToString(<WorkbinNotice subscription={failed} />)).toContain('Live updates failed')
    const closed = { ...connected, status: 'closed' } as const
    expect(renderToString(<ConnectionBanner connection={closed} />)).toContain('role="region"')
    const held = { ...subscribed, subscribe() {}, unsubscribe() {}, retry() {} }
    expect(renderToString(<SubscribeToggle subscription={held} />)).toContain('aria-checked="true"')
  })

  it('shows the first moment of a status, so that the page finds the same words', () => {
    expect(renderToString(<WorkbinStatusBadge subscription={recovering} />)).toContain('Checking')
  })
})
