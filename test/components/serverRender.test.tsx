/**
 * Badges on a server, where there is no page.
 *
 * @vitest-environment node
 */
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ConnectionStatus, WorkbinStatusBadge } from 'gws-workbins'
import { connected, recovering, subscriptions } from './states.js'

describe('a badge on a server', () => {
  it('renders every status without a window [R-050]', () => {
    expect(typeof window).toBe('undefined')
    for (const subscription of subscriptions)
      expect(
        renderToString(<WorkbinStatusBadge subscription={subscription} count={3} />),
      ).toContain(`data-status="${subscription.status}"`)
    expect(renderToString(<ConnectionStatus connection={connected} />)).toContain('Connected')
  })

  it('shows the first moment of a status, so that the page finds the same words', () => {
    expect(renderToString(<WorkbinStatusBadge subscription={recovering} />)).toContain('Checking')
  })
})
