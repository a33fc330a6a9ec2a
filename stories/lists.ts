/** Lists of every age at the moment of the stories. */
import { WorkbinError, type WorkbinContents } from 'gws-workbins'
import { aMinuteAgo, now } from './moment.js'

const base = {
  isFetching: false,
  isTruncated: false,
  error: null,
  retryAt: null,
  isCurrent: false,
} as const

/** By what is said of their age. */
export const lists = {
  current: { ...base, status: 'current', items: [], asOf: now, isCurrent: true },
  outdated: { ...base, status: 'outdated', items: [], asOf: aMinuteAgo },
  loading: { ...base, status: 'pending', items: null, asOf: null, isFetching: true },
  notLoaded: {
    ...base,
    status: 'failed',
    items: null,
    asOf: null,
    error: new WorkbinError('not-found'),
  },
  notRefreshed: {
    ...base,
    status: 'outdated',
    items: [],
    asOf: aMinuteAgo,
    error: new WorkbinError('service-unavailable'),
    retryAt: now + 48_000,
  },
} as const satisfies Readonly<Record<string, WorkbinContents>>
