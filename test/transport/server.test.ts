/** Rendering on a server: no `window`, nothing sent, nothing left running. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { CometdProvider, useCometdConnection, useWorkbinSubscription } from 'gws-workbins'
import { createElement, type ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, it, vi } from 'vitest'

function Shown(): ReactElement {
  const subscription = useWorkbinSubscription('6c715fa9', { agentGroup: 'MyAgentGroup' })
  const connection = useCometdConnection()
  return createElement('p', null, `${subscription.status} ${connection.status}`)
}

it('shows idle, asks for nothing and needs no window [R-050]', async () => {
  vi.useFakeTimers()
  const fetch = vi.spyOn(globalThis, 'fetch')
  const html = renderToString(
    createElement(
      QueryClientProvider,
      { client: new QueryClient() },
      createElement(CometdProvider, { url: '/api/v2' }, createElement(Shown)),
    ),
  )
  await vi.advanceTimersByTimeAsync(60_000)
  expect(html).toBe('<p>idle idle</p>')
  expect(fetch).not.toHaveBeenCalled()
  expect(vi.getTimerCount()).toBe(0)
  expect(typeof window).toBe('undefined')
})
