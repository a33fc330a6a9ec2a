'use client'
/** One verb for the interactions of a workbin, alone and for many, as functions that stay the same. */
import { useMemo } from 'react'
import type { BulkOutcome, ItemOutcome } from '../core/itemOutcome.js'
import type { AddOptions, BulkOptions, PullOptions } from '../core/itemVerbs.js'
import type { ItemName, MoveKind } from '../protocol/operations.js'
import type { WorkbinOwner } from '../protocol/target.js'
import { useMoving, type Moving, type MovingOptions } from './useMoving.js'
import { useNewest } from './useNewest.js'

/** A verb with its options. */
export interface ItemVerb<Options> extends Pick<Moving<ItemOutcome>, 'last' | 'pending'> {
  readonly one: (item: ItemName, options?: Options) => Promise<ItemOutcome>
  readonly many: (
    items: readonly ItemName[],
    options?: BulkOptions<Options>,
  ) => Promise<BulkOutcome>
}

/** `options` hold for every call that says nothing else. */
export function useItemVerb<Options extends PullOptions | AddOptions>(
  kind: MoveKind,
  id: string | null | undefined,
  owner: WorkbinOwner | null | undefined,
  options: MovingOptions & Options,
): ItemVerb<Options> {
  const moving = useMoving<ItemOutcome>(id, owner, options)
  const newest = useNewest({ ...moving, options })
  const { last, pending } = moving
  const verbs = useMemo<Pick<ItemVerb<Options>, 'one' | 'many'>>(
    () => ({
      async one(item, own) {
        const { client, options: common, target, tell } = newest.current
        const outcome = await client[kind](target, item, { ...common, ...own })
        tell(outcome)
        return outcome
      },
      many(items, own) {
        const { client, options: common, target, tell } = newest.current
        return client[kind === 'pull' ? 'pullAll' : 'addAll'](target, items, {
          ...common,
          ...own,
          onProgress(progress) {
            tell(progress.outcome)
            own?.onProgress?.(progress)
          },
        })
      },
    }),
    [kind, newest],
  )
  return { ...verbs, last, pending }
}
