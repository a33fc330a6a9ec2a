/** What the types of the list hook allow. */
import type {
  SubscriptionState,
  useWorkbinSubscriptions,
  WorkbinSubscription,
  WorkbinTarget,
} from 'gws-workbins'
import { describe, expectTypeOf, it } from 'vitest'

type Targets = Parameters<typeof useWorkbinSubscriptions>[0]

describe('the list of targets', () => {
  it('is readonly, of any owner, and may hold more than a target', () => {
    expectTypeOf<readonly WorkbinTarget[]>().toExtend<Targets>()
    expectTypeOf<[{ id: string; owner: 'me' }]>().toExtend<Targets>()
    expectTypeOf<{ id: string; owner: { user: string }; name: string }[]>().toExtend<Targets>()
  })

  it('holds no target with two owners, or with none', () => {
    expectTypeOf<
      { id: string; owner: { agentGroup: string; user: string } }[]
    >().not.toExtend<Targets>()
    expectTypeOf<{ id: string }[]>().not.toExtend<Targets>()
    expectTypeOf<null[]>().not.toExtend<Targets>()
  })
})

describe('the list of subscriptions', () => {
  it('is readonly, each a state by its status with the three verbs', () => {
    type Result = ReturnType<typeof useWorkbinSubscriptions>
    expectTypeOf<Result>().toEqualTypeOf<readonly WorkbinSubscription[]>()
    expectTypeOf<Result[number]>().toExtend<SubscriptionState>()
    expectTypeOf<Extract<Result[number], { isLive: true }>['session']>().toEqualTypeOf<number>()
    expectTypeOf<Result[number]['retry']>().toEqualTypeOf<() => void>()
  })
})
