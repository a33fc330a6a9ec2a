/** The hook that tells every message, and renders nothing. */
import { useWorkbinEvents, type WorkbinEvent } from 'gws-workbins'
import type { ReactElement } from 'react'
import { describe, expect, it } from 'vitest'
import { pass, renderDesktop, seedGroup, seedId } from './renderDesktop.js'

const seed = { id: seedId, ...seedGroup }

function Ear({ hear }: { readonly hear: (word: string) => void }): ReactElement {
  useWorkbinEvents(seedId, { ...seedGroup }, (event) => hear(wordOf(event)))
  return <output>heard</output>
}

function wordOf(event: WorkbinEvent): string {
  switch (event.messageType) {
    case 'WorkbinStateChangeMessage':
      return `${event.action} ${event.item?.id}`
    case 'WorkbinSubscriptionStateChangeMessage':
      return event.stateResource
    case 'unreadable':
      return `unreadable ${event.statedType}`
    default:
      return event satisfies never
  }
}

describe('useWorkbinEvents', () => {
  it('subscribes, and tells each message once, in order, to the newest listener, without a render [R-207]', async () => {
    const heard: string[] = []
    let renders = 0
    function Host({ mark }: { readonly mark: string }): ReactElement {
      renders += 1
      return <Ear hear={(word) => heard.push(mark + word)} />
    }
    const desktop = renderDesktop(<Host mark="1 " />)
    await pass(1_000)
    expect(heard).toEqual(['1 Subscribed'])
    desktop.show(<Host mark="2 " />)
    const before = renders
    desktop.simulator.world.addItem(seed, { medium: 'chat', resource: { id: 'x' } })
    desktop.simulator.world.removeItem(seed, 'x')
    desktop.simulator.world.publish('/v2/me/workbins', { id: seedId, messageType: 'News' })
    await pass(100)
    expect(heard.slice(1)).toEqual(['2 ItemAdded x', '2 ItemRemoved x', '2 unreadable News'])
    expect(renders).toBe(before)
    expect(desktop.operations()).toEqual(['Subscribe'])
    desktop.show(null)
    await pass(10_000)
    expect(desktop.operations()).toEqual(['Subscribe', 'Unsubscribe'])
    expect(heard).toHaveLength(4)
  })

  it('observes nothing without a target [R-207]', async () => {
    function None(): null {
      useWorkbinEvents(null, seedGroup, () => {})
      useWorkbinEvents('', seedGroup, () => {})
      return null
    }
    const desktop = renderDesktop(<None />)
    await pass(5_000)
    expect(desktop.operations()).toEqual([])
  })
})
