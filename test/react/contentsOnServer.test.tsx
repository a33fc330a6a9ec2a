/**
 * Lists on a server, where there is no page: prefetched, rendered, and found again by the page.
 *
 * @vitest-environment node
 */
import { dehydrate, hydrate, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  CometdProvider,
  createWorkbinClient,
  useWorkbinContents,
  useWorkbinEvents,
  workbinContentsQuery,
  type WorkbinClient,
} from 'gws-workbins'
import { createSimulator } from 'gws-workbins/simulator'
import type { ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'
import { seedGroup, seedId } from './renderDesktop.js'

function List(): ReactElement {
  const { data, status } = useWorkbinContents(seedId, seedGroup, {
    select: (items) => items.map(({ medium }) => medium),
  })
  useWorkbinEvents(seedId, seedGroup, () => {})
  return <p>{`${status}: ${data?.join(' ') ?? 'nothing'}`}</p>
}

function render(client: WorkbinClient, queryClient: QueryClient): string {
  return renderToString(
    <QueryClientProvider client={queryClient}>
      <CometdProvider client={client}>
        <List />
      </CometdProvider>
    </QueryClientProvider>,
  )
}

it('renders what was prefetched, and without a request what was not; the page finds the same [R-198, R-205]', async () => {
  const simulator = createSimulator()
  const make = (): { client: WorkbinClient; queryClient: QueryClient } => {
    const queryClient = new QueryClient()
    const url = 'http://localhost/api/v2'
    return {
      client: createWorkbinClient({ url, queryClient, fetch: simulator.fetch }),
      queryClient,
    }
  }
  const { client, queryClient } = make()
  expect(render(client, queryClient)).toContain('pending: nothing')
  expect(simulator.log.entries()).toEqual([])
  await queryClient.prefetchQuery(workbinContentsQuery(client, seedId, seedGroup))
  const html = render(client, queryClient)
  expect(html).toContain('outdated: ')
  expect(html).toContain('workitem')
  const page = make()
  hydrate(page.queryClient, dehydrate(queryClient))
  expect(render(page.client, page.queryClient)).toBe(html)
  await simulator.close()
})
