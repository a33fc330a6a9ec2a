/** The icons of statuses and owners: one shape per look, so that no meaning rests on colour. */
import type { ReactElement } from 'react'
import type { OwnerPart } from '../../protocol/target.js'
import { Shape } from '../controls/Shape.js'

/** The shape of a status. */
export type StatusIcon =
  | 'off'
  | 'waiting'
  | 'busy'
  | 'live'
  | 'sync'
  | 'clock'
  | 'offline'
  | 'paused'
  | 'attention'
  | 'failed'
  | 'unavailable'

/** Every shape: those of statuses, of a list that is up to date, and of owner kinds. */
export type IconName = StatusIcon | 'check' | Exclude<OwnerPart[0], 'me'>

const ring = 'M8 2a6 6 0 1 1 0 12A6 6 0 1 1 8 2'

const paths: Readonly<Record<IconName, string>> = {
  off: ring,
  waiting: `${ring}M5.5 8h.01M8 8h.01M10.5 8h.01`,
  busy: 'M8 2a6 6 0 1 1-6 6',
  live: 'M3.5 3a7 7 0 0 0 0 10M12.5 3a7 7 0 0 1 0 10M8 6a2 2 0 1 1 0 4 2 2 0 1 1 0-4M8 7.5a.5.5 0 1 1 0 1 .5.5 0 1 1 0-1',
  sync: 'M13.4 6A5.6 5.6 0 0 0 3.3 5M2.6 10A5.6 5.6 0 0 0 12.7 11M3 2v3h3M13 14v-3h-3',
  clock: `${ring}M8 4.5V8l2 1.5`,
  offline: 'M5.5 2v3M10.5 2v3M4 5h8v2a4 4 0 0 1-8 0zM8 11v3',
  paused: `${ring}M6.5 6v4M9.5 6v4`,
  attention: 'M8 2.5 14 13H2zM8 6.5V9M8 11.2h.01',
  failed: 'M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5zM8 5v3.5M8 11h.01',
  unavailable: `${ring}M4 4l8 8`,
  check: 'm3.4 8.4 3 3 6.2-6.6',
  agentGroup:
    'M6 3a2.5 2.5 0 1 1 0 5 2.5 2.5 0 1 1 0-5M2 13.5c0-2.5 1.5-4 4-4s4 1.5 4 4M10.5 3.5a2.2 2.2 0 0 1 0 4M12 9.5c1.5.5 2 2 2 4',
  placeGroup:
    'M3 3h10a1 1 0 0 1 1 1v5.5a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1M8 10.5V13M5 13h6',
  user: 'M8 3a2.5 2.5 0 1 1 0 5 2.5 2.5 0 1 1 0-5M3 13.5c0-2.5 2-4 5-4s5 1.5 5 4',
}

/**
 * The icon of a status or an owner.
 *
 * @param props.name - which shape
 */
export function Icon({ name }: { readonly name: IconName }): ReactElement {
  return <Shape path={paths[name]} isDashed={name === 'off'} />
}
