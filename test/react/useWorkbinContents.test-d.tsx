/** What the types of lists promise. */
import { useQuery } from '@tanstack/react-query'
import {
  useWorkbinContents,
  workbinContentsQuery,
  type KeptContents,
  type WorkbinClient,
  type WorkbinError,
  type WorkbinItem,
} from 'gws-workbins'
import { describe, expectTypeOf, it } from 'vitest'

describe('useWorkbinContents', () => {
  it('gives the items as data, or what is selected of them [R-206]', () => {
    expectTypeOf(useWorkbinContents('id', 'me').data).toEqualTypeOf<
      readonly WorkbinItem[] | undefined
    >()
    const { data } = useWorkbinContents('id', 'me', { select: (items) => items.length })
    expectTypeOf(data).toEqualTypeOf<number | undefined>()
  })

  it('narrows by status [R-205]', () => {
    const contents = useWorkbinContents('id', { agentGroup: 'Billing' })
    if (contents.status === 'current' || contents.status === 'outdated') {
      expectTypeOf(contents.items).toEqualTypeOf<readonly WorkbinItem[]>()
      expectTypeOf(contents.asOf).toEqualTypeOf<number>()
    }
    if (contents.status === 'failed') expectTypeOf(contents.error).toEqualTypeOf<WorkbinError>()
    if (contents.isCurrent) expectTypeOf(contents.status).toEqualTypeOf<'current'>()
  })
})

describe('workbinContentsQuery', () => {
  it('is what useQuery takes [R-199]', () => {
    const query = useQuery(workbinContentsQuery({} as WorkbinClient, 'id', 'me'))
    expectTypeOf(query.data).toEqualTypeOf<KeptContents | undefined>()
    expectTypeOf(query.error).toEqualTypeOf<WorkbinError | null>()
  })
})
