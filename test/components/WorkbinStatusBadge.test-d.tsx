/** What the types of the badges allow: a subscription, or a workbin with exactly one owner. */
import { createRef, type ReactElement } from 'react'
import { describe, expectTypeOf, it } from 'vitest'
import {
  ConnectionStatus,
  WorkbinStatusBadge,
  type SubscriptionState,
  type WorkbinLabels,
  type WorkbinStatusBadgeProps,
  type WorkbinWord,
} from 'gws-workbins'
import { subscribed } from './states.js'

interface Controlled {
  subscription: SubscriptionState
}
interface Id {
  workbinId: string
}

describe('the props of a badge', () => {
  it('are a subscription, or an id with one owner', () => {
    expectTypeOf<Controlled>().toExtend<WorkbinStatusBadgeProps>()
    expectTypeOf<Controlled & { owner: { user: string } }>().toExtend<WorkbinStatusBadgeProps>()
    expectTypeOf<Id & { agentGroup: string }>().toExtend<WorkbinStatusBadgeProps>()
    expectTypeOf<Id & { placeGroup: string }>().toExtend<WorkbinStatusBadgeProps>()
    expectTypeOf<Id & { owner: 'me' }>().toExtend<WorkbinStatusBadgeProps>()
    expectTypeOf<Id & { owner: { agentGroup: string } }>().toExtend<WorkbinStatusBadgeProps>()
    expectTypeOf<Id & { agentGroup: string; owner: false }>().toExtend<WorkbinStatusBadgeProps>()
  })

  it('may not be known yet', () => {
    expectTypeOf<{ workbinId: null; agentGroup: undefined }>().toExtend<WorkbinStatusBadgeProps>()
    expectTypeOf<{ workbinId: undefined; owner: null }>().toExtend<WorkbinStatusBadgeProps>()
  })

  it('are not two things at once, and not nothing', () => {
    type Not = WorkbinStatusBadgeProps
    expectTypeOf<Id & { agentGroup: string; placeGroup: string }>().not.toExtend<Not>()
    expectTypeOf<Id & { agentGroup: string; owner: 'me' }>().not.toExtend<Not>()
    expectTypeOf<Id & { owner: { agentGroup: string; user: string } }>().not.toExtend<Not>()
    expectTypeOf<Id & Controlled>().not.toExtend<Not>()
    expectTypeOf<Controlled & { agentGroup: string }>().not.toExtend<Not>()
    expectTypeOf<Id>().not.toExtend<Not>()
    expectTypeOf<{ agentGroup: string }>().not.toExtend<Not>()
    expectTypeOf<object>().not.toExtend<Not>()
  })

  it('take the options of an observer', () => {
    interface Options {
      owner: 'me'
      autoSubscribe: boolean
      lingerMs: number
    }
    expectTypeOf<Id & Options>().toExtend<WorkbinStatusBadgeProps>()
    expectTypeOf<Id & { owner: 'me'; lingerMs: string }>().not.toExtend<WorkbinStatusBadgeProps>()
  })
})

describe('a badge as an element', () => {
  it('takes a ref, and any element from render', () => {
    const span = createRef<HTMLSpanElement>()
    expectTypeOf(
      <WorkbinStatusBadge
        ref={span}
        subscription={subscribed}
        render={(props) => <li {...props} />}
        data-testid="badge"
      />,
    ).toExtend<ReactElement>()
    expectTypeOf(
      <ConnectionStatus ref={(element: HTMLElement | null) => void element} />,
    ).toExtend<ReactElement>()
  })

  it('gives the model to its functions, and takes no words as children', () => {
    type Child = NonNullable<WorkbinStatusBadgeProps['children']>
    expectTypeOf<Parameters<Child>[0]['changesAt']>().toEqualTypeOf<number | null>()
    expectTypeOf<string>().not.toExtend<Child>()
  })
})

describe('the labels', () => {
  it('are a word for each word, and sentences', () => {
    expectTypeOf<WorkbinLabels['Live']>().toEqualTypeOf<string>()
    expectTypeOf<WorkbinLabels['since']>().toEqualTypeOf<(time: string) => string>()
    expectTypeOf<WorkbinWord>().toExtend<keyof WorkbinLabels>()
    expectTypeOf<'Alive'>().not.toExtend<keyof WorkbinLabels>()
  })

  it('are whole where they say so', () => {
    expectTypeOf<{ Live: string }>().toExtend<Partial<WorkbinLabels>>()
    expectTypeOf<{ Live: string }>().not.toExtend<WorkbinLabels>()
  })
})
