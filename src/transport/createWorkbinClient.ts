/** Makes a client with all that it can do, of options that untyped code may have given. */
import type { WorkbinClient } from '../core/client.js'
import { WorkbinError } from '../core/errors.js'
import { defaultTimings, type Timings } from '../core/timings.js'
import { completeClient } from './client/completeClient.js'
import { createLeanClient } from './client/createLeanClient.js'
import type { WorkbinClientOptions } from './client/WorkbinClientOptions.js'
import { keptByHost } from './csrfPair.js'
import { heedHost } from './heedHost.js'
import { systemClock } from './systemClock.js'

/**
 * Makes a client. It is inert until held, so it may be made at import time and on a server.
 *
 * @example
 * ```ts
 * import { QueryClient } from '@tanstack/query-core'
 * import { createWorkbinClient } from 'gws-workbins/core'
 *
 * const client = createWorkbinClient({ url: '/api/v2', queryClient: new QueryClient() })
 * const disconnect = client.connect()
 * const subscription = client.subscription({ id, owner: { agentGroup: 'Billing-Tier2' } })
 * subscription.subscribe(() => console.log(subscription.getState().status))
 * ```
 * @throws WorkbinError `invalid-url`, `insecure-url`, `no-query-client`, `invalid-option`
 */
export function createWorkbinClient(options: WorkbinClientOptions): WorkbinClient {
  checkOptions(options)
  const { classifyResponse, clock = systemClock, csrf } = options
  const timings = { ...defaultTimings, ...definedOf(options.timings ?? {}) }
  return completeClient(
    createLeanClient({
      ...options,
      clock,
      timings,
      csrf: typeof csrf === 'object' ? keptByHost(csrf, clock, timings.request) : undefined,
      isLooking: csrf !== 'off',
      rule: classifyResponse && heedHost(classifyResponse),
    }),
  )
}

function definedOf(timings: Partial<Timings>): Partial<Timings> {
  return Object.fromEntries(Object.entries(timings).filter(([, ms]) => ms !== undefined))
}

/** Untyped code passes anything; what would only fail later, and far away, is refused here. */
function checkOptions(options: WorkbinClientOptions): void {
  if (typeof options !== 'object') throw new WorkbinError('invalid-option', { detail: 'options' })
  const { queryClient } = options
  const { getMutationCache, getQueryCache, invalidateQueries } = queryClient ?? {}
  const used = [getMutationCache, getQueryCache, invalidateQueries]
  if (!used.every((method) => typeof method === 'function')) {
    throw new WorkbinError('no-query-client')
  }
  check(options, 'appendMessageType', isOneOf('boolean'))
  check(options, 'fetch', isOneOf('function'))
  check(options, 'headers', isOneOf('object', 'function'))
  check(options, 'csrf', isCsrf)
  check(options, 'classifyResponse', isOneOf('function'))
  check(options, 'onAuthRequired', isOneOf('function'))
  check(options, 'ready', isOneOf('boolean', 'function'))
  check(options, 'agentId', (value) => typeof value === 'string' && value !== '')
  check(options, 'unsubscribe', (value) => value === 'auto' || value === 'never')
  check(options, 'timings', isOneOf('object'))
  check(options, 'clock', isOneOf('object'))
  check(options, 'allowInsecure', isOneOf('boolean'))
  // Polls of less would be a storm, of more no proof that comes in time.
  const { heartbeat = 1_000 } = options.timings ?? {}
  if (heartbeat < 1_000 || heartbeat > 60_000) {
    throw new WorkbinError('invalid-option', { detail: 'timings.heartbeat: 1000 to 60000 ms' })
  }
  for (const [name, ms] of Object.entries(options.timings ?? {})) {
    const isSane = ms === undefined || (typeof ms === 'number' && ms >= 0)
    if (!isSane) throw new WorkbinError('invalid-option', { detail: `timings.${name}` })
  }
}

function isCsrf(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === 'auto' || value === 'off'
  return ['get', 'renew'].every((name) => typeof Reflect.get(value, name) === 'function')
}

function isOneOf(...types: readonly string[]): (value: unknown) => boolean {
  return (value) => value !== null && types.includes(typeof value)
}

function check(
  options: WorkbinClientOptions,
  name: keyof WorkbinClientOptions,
  isSane: (value: unknown) => boolean,
): void {
  const value: unknown = options[name]
  if (value !== undefined && !isSane(value)) {
    throw new WorkbinError('invalid-option', { detail: name })
  }
}
