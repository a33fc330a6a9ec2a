/** One list per thing an agent can be told of its age, for tests of models and components. */
import {
  WorkbinError,
  type CurrentContents,
  type FailedContents,
  type OutdatedContents,
  type PendingContents,
} from 'gws-workbins'
import { start } from './states.js'

const base = {
  isFetching: false,
  isTruncated: false,
  error: null,
  retryAt: null,
  isCurrent: false,
} as const

export const pending: PendingContents = { ...base, status: 'pending', items: null, asOf: null }
export const current: CurrentContents = {
  ...base,
  status: 'current',
  items: [],
  asOf: start,
  isCurrent: true,
}
export const outdated: OutdatedContents = { ...base, status: 'outdated', items: [], asOf: start }
export const unloaded: FailedContents = {
  ...base,
  status: 'failed',
  items: null,
  asOf: null,
  error: new WorkbinError('not-found'),
}
