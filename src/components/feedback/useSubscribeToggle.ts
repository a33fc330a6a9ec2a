'use client'
/** A switch for live updates, for a control of the host's own. */
import { useCallback } from 'react'
import type { WorkbinSubscription } from '../../react/useWorkbinSubscription.js'
import { useModelAt } from '../words/useModelAt.js'
import { getToggleModel, type ToggleModel, type ToggleModelOptions } from './getToggleModel.js'

/** How the switch behaves. */
export interface SubscribeToggleOptions extends Pick<ToggleModelOptions, 'timings'> {
  /**
   * Called with what is asked for, before it is done. False, or a promise of it, vetoes; so does a
   * promise that rejects.
   */
  readonly onBeforeChange?:
    | ((next: boolean) => boolean | void | Promise<boolean | void>)
    | undefined
}

/** What a `<button>` needs to be the switch. */
export interface SwitchProps {
  readonly role: 'switch'
  readonly 'aria-checked': boolean
  readonly 'aria-busy': boolean | undefined
  /** Not `disabled`, which would lose the focus. */
  readonly 'aria-disabled': boolean | undefined
  readonly onClick: () => void
}

/** The model, what to press, and the attributes that say it. */
export interface SubscribeToggleState extends ToggleModel {
  /** Asks for the other position, unless it is not available or vetoed. */
  readonly toggle: () => void
  /** To spread on a `<button type="button">` with a name. */
  readonly switchProps: SwitchProps
}

/**
 * The switch of a subscription without its markup: `SubscribeToggle`'s headless twin. It shows what
 * is wanted, as the client knows it, and keeps no state of its own: a failure reverts by itself.
 *
 * @param subscription - what `useWorkbinSubscription` returned; for a switch that starts off, with
 *   `autoSubscribe: false`
 * @param options - a veto, and durations
 * @example
 * ```tsx
 * import { useSubscribeToggle, type WorkbinSubscription } from 'gws-workbins'
 *
 * function OwnSwitch({ subscription }: { subscription: WorkbinSubscription }) {
 *   const { isOn, switchProps } = useSubscribeToggle(subscription)
 *   return (
 *     <button type="button" {...switchProps}>
 *       Live updates {isOn ? '●' : '○'}
 *     </button>
 *   )
 * }
 * ```
 */
export function useSubscribeToggle(
  subscription: WorkbinSubscription,
  options: SubscribeToggleOptions = {},
): SubscribeToggleState {
  const { onBeforeChange, timings } = options
  const model = useModelAt(
    useCallback(
      (now: number) => getToggleModel(subscription, { now, timings }),
      [subscription, timings],
    ),
    subscription.since,
  )
  const { isOn, isPending, isAvailable } = model
  const toggle = () => {
    if (!isAvailable) return
    const change = isOn ? subscription.unsubscribe : subscription.subscribe
    const verdict = onBeforeChange?.(!isOn)
    if (typeof verdict === 'object' && verdict !== null)
      verdict.then((may) => may !== false && change(), stay)
    else if (verdict !== false) change()
  }
  const switchProps: SwitchProps = {
    role: 'switch',
    'aria-checked': isOn,
    'aria-busy': isPending || undefined,
    'aria-disabled': !isAvailable || undefined,
    onClick: toggle,
  }
  return { ...model, toggle, switchProps }
}

function stay(): void {}
