/** A badge that a server rendered, taken over by the page. */
import { act, screen } from '@testing-library/react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { WorkbinStatusBadge } from 'gws-workbins'
import { recovering } from './states.js'

describe('a badge that is hydrated', () => {
  it('finds its own words, then shows the present moment', async () => {
    const minuteAgo = Date.now() - 60_000
    const subscription = { ...recovering, since: minuteAgo, lastLiveAt: minuteAgo }
    const badge = <WorkbinStatusBadge subscription={subscription} />
    const container = document.body.appendChild(document.createElement('div'))
    container.innerHTML = renderToString(badge)
    expect(screen.getByText('Checking')).toBeInTheDocument()

    const errors: unknown[] = []
    const root = await act(async () =>
      hydrateRoot(container, badge, { onRecoverableError: (error) => errors.push(error) }),
    )
    expect(errors).toEqual([])
    expect(screen.getByText('Stale')).toBeInTheDocument()
    act(() => root.unmount())
  })
})
