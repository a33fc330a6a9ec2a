/** What a page of the fault tests is to show, carried in its address. */
import type { WorkbinClientOptions, WorkbinTarget } from 'gws-workbins'

/** One workbin of a page: a badge of its own, and as many more as wanted. */
export interface TargetPlan {
  readonly id: string
  readonly owner: WorkbinTarget['owner']
  /** Badges of the same workbin beside the one that tells everything. Default 0. */
  readonly badges?: number
  /** Whether what lies in it is listed. */
  readonly list?: boolean
  /** Lists of the same workbin beside that one. Default 0. */
  readonly lists?: number
}

/** One page: everything a test may want of the desktop, as JSON. */
export interface DeskPlan {
  /** Where GWS answers; the button `next-url` goes on to the next. Default `['/api/v2']`. */
  readonly urls?: readonly string[]
  readonly targets: readonly TargetPlan[]
  /** How many targets have a place of their own; the rest can be shown there. Default: all. */
  readonly places?: number
  readonly timings?: WorkbinClientOptions['timings']
  readonly unsubscribe?: WorkbinClientOptions['unsubscribe']
  readonly strict?: boolean
  /** Another QueryClient and provider for the targets of these places, beside the first. */
  readonly beside?: readonly number[]
  /** Asks for a login, which is there when the button `sign-in` is pressed. */
  readonly login?: boolean
  /** Throws in every callback that a host may give. */
  readonly throwing?: boolean
}

/** The address of the page that shows `plan`. */
export function toSearch(plan: DeskPlan): string {
  return `?${new URLSearchParams({ plan: JSON.stringify(plan) }).toString()}`
}

/** The plan in an address made by {@link toSearch}. */
export function fromSearch(search: string): DeskPlan {
  // Our own JSON, of the line above.
  return JSON.parse(new URLSearchParams(search).get('plan') ?? '') as DeskPlan
}
