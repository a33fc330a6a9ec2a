/** What keeps lists from being live, in words: folds what server and client say of themselves into findings. Pure. */
import type { AgentGroup } from '../protocol/parseGroups.js'
import type { Me } from '../protocol/parseMe.js'
import type { Service } from '../protocol/parseServiceList.js'
import type { WorkbinTarget } from '../protocol/target.js'
import type { ConnectionState } from './connectionState.js'
import type { Answer } from './createCatalogue.js'
import { WorkbinError, type WorkbinErrorCode } from './errors.js'
import type { SubscriptionState } from './subscriptionState.js'

/** What is found by comparing what is known. */
export type OwnFindingCode =
  | 'in-order'
  | 'link-off'
  | 'link-pending'
  | 'offline'
  | 'multiple-clients'
  | 'service-down'
  | 'session-not-started'
  | 'not-ready'
  | 'feature-missing'
  | 'workbin-unknown'
  | 'group-not-mine'
  | 'server-too-old'

/** What was found. `unreadable`: one of the reads failed; an error code: what a link or a subscription has met. */
export type FindingCode = OwnFindingCode | 'unreadable' | WorkbinErrorCode

/** One thing that was found, free of names and case data. */
export interface Finding {
  /** Stable; to branch on. */
  readonly code: FindingCode
  /** `error` keeps lists from being live · `warning` may do so, or delays them · `info` does not. */
  readonly severity: 'error' | 'warning' | 'info'
  /** What it is, in a sentence or two. */
  readonly message: string
  /** What to do about it. */
  readonly remedy: string
}

/** Everything a diagnosis looks at. */
export interface DiagnosisFacts {
  readonly connection: ConnectionState
  /** The host has said that the agent's session has not started. */
  readonly isNotReady: boolean
  readonly me: Answer<Me>
  readonly services: Answer<readonly Service[]>
  readonly version: Answer<string>
  readonly target: TargetFacts | null
}

/** What is known of the target in question. */
export interface TargetFacts {
  readonly target: WorkbinTarget
  readonly subscription: SubscriptionState
  /** Whether GWS knows the workbin. */
  readonly workbin: Answer<object>
  /** The agent's groups; null where the owner is none. */
  readonly groups: Answer<readonly AgentGroup[]> | null
}

const words: Readonly<
  Record<OwnFindingCode, readonly [severity: Finding['severity'], message: string, remedy: string]>
> = {
  'in-order': ['info', 'Nothing wrong was found.', 'None is needed.'],
  'link-off': [
    'warning',
    'Nobody holds the push link: no list is live.',
    'Mount <CometdProvider>, or call `connect()`.',
  ],
  'link-pending': ['warning', 'The push link is on its way.', 'Look again in some seconds.'],
  offline: ['warning', 'The browser says that it has no network.', 'Check the network.'],
  'multiple-clients': [
    'warning',
    'Another tab of this browser holds the poll: messages come late.',
    'Close the other tab, or raise maxSessionsPerBrowser at the server.',
  ],
  'service-down': [
    'error',
    'The Interaction Server behind GWS is down: no workbin can be live.',
    'Its return is noticed; tell whoever runs it if this lasts.',
  ],
  'session-not-started': [
    'error',
    'The agent is logged out of every multimedia channel: workbins do not answer.',
    'Send StartContactCenterSession with these channels.',
  ],
  'not-ready': [
    'warning',
    'By the host’s word the agent’s session has not started: nothing is subscribed.',
    'Call `setReady(true)` once it has, or let `ready` resolve.',
  ],
  'feature-missing': [
    'warning',
    'The agent has no feature api-multimedia, which workbins need.',
    'Grant it to this agent.',
  ],
  'workbin-unknown': [
    'error',
    'GWS knows no workbin of this id, or no such owner.',
    'Compare them with `workbins()` and `groups()`.',
  ],
  'group-not-mine': [
    'error',
    'The agent is not in this group, or it is spelled otherwise.',
    'Compare the name with `groups()`, letter by letter.',
  ],
  'server-too-old': [
    'error',
    'A group is refused and nothing else is wrong: the Interaction Server may be too old for it.',
    'Groups need Interaction Server 8.5.103.05 or later.',
  ],
}

/** All findings, those that explain others first. */
export function findingsOf(facts: DiagnosisFacts): readonly Finding[] {
  const { connection, me, services, target, version } = facts
  const answers = [me, services, version, target?.workbin, target?.groups]
  const isUnknown = answers.some((answer) => answer?.ok === false && isSignedOut(answer.error))
  if (isUnknown || connection.status === 'signed-out') {
    return [fromError(new WorkbinError('not-signed-in'), 'error')]
  }
  const found = [
    ...ofLink(connection),
    ...(facts.isNotReady ? [toFinding('not-ready')] : []),
    ...ofServices(services),
    ...ofAgent(me),
    ...(target === null ? [] : ofTarget(target)),
    ...(version.ok ? [] : [unreadable('version', version.error, 'info')]),
  ]
  const all = [...(target === null ? [] : ofSubscription(target, found)), ...found]
  if (all.some(({ severity }) => severity !== 'info')) return all
  const order = toFinding('in-order')
  const message = version.ok ? `${order.message} GWS ${version.value.slice(0, 40)}.` : order.message
  return [{ ...order, message }, ...all]
}

function ofLink({ degraded, error, isOffline, status }: ConnectionState): Finding[] {
  const offline = isOffline ? [toFinding('offline')] : []
  if (status === 'connected') return degraded === null ? offline : [toFinding(degraded), ...offline]
  if (status === 'idle' || status === 'closed') return [toFinding('link-off'), ...offline]
  return [error === null ? toFinding('link-pending') : fromError(error, 'error'), ...offline]
}

function ofServices(services: Answer<readonly Service[]>): Finding[] {
  if (!services.ok) return [unreadable('state of the servers', services.error)]
  const isDown = ({ state, type }: Service): boolean =>
    type === 'MultiMediaState' && state === 'Inactive'
  return services.value.some(isDown) ? [toFinding('service-down')] : []
}

/** What an answer does not state is not missed. */
function ofAgent(me: Answer<Me>): Finding[] {
  if (!me.ok) return [unreadable('agent', me.error)]
  const { channels, features } = me.value
  const media = channels?.filter(({ channel }) => channel !== 'voice') ?? []
  const isOut = media.length > 0 && media.every(({ state }) => state === 'LoggedOut')
  // Live servers list `api-multimedia-chat` and its like, and never the bare name (captured).
  const isAllowed = features?.some((id) => /^api-multimedia(-|$)/.test(id)) ?? true
  return [
    ...(isOut ? [toFinding('session-not-started')] : []),
    ...(isAllowed ? [] : [toFinding('feature-missing')]),
  ]
}

function ofTarget({ groups, target, workbin }: TargetFacts): Finding[] {
  const { owner } = target
  const name = owner === 'me' ? undefined : owner.agentGroup
  const isMine = groups?.ok !== true || groups.value.some((group) => group.name === name)
  const unread = groups?.ok === false ? [unreadable('agent’s groups', groups.error)] : []
  if (!isMine) return [toFinding('group-not-mine')]
  if (workbin.ok) return unread
  if (workbin.error.code === 'not-found') return [toFinding('workbin-unknown'), ...unread]
  const isForbidden = isOfGroup(target) && workbin.error.code === 'forbidden'
  return [
    isForbidden ? toFinding('group-not-mine') : unreadable('workbin', workbin.error),
    ...unread,
  ]
}

/** What the subscription itself has met, where no error explains it. */
function ofSubscription(
  { subscription, target }: TargetFacts,
  others: readonly Finding[],
): Finding[] {
  const { error, isLive } = subscription
  if (isLive || error === null || others.some(({ severity }) => severity === 'error')) return []
  const isAlone = others.every(({ severity }) => severity === 'info')
  const isOld = error.code === 'subscription-refused' && isAlone && isOfGroup(target)
  return [isOld ? toFinding('server-too-old') : fromError(error, 'error')]
}

function isOfGroup({ owner }: WorkbinTarget): boolean {
  return owner !== 'me' && owner.user === undefined
}

function toFinding(code: OwnFindingCode): Finding {
  const [severity, message, remedy] = words[code]
  return { code, severity, message, remedy }
}

function unreadable(
  what: string,
  error: WorkbinError,
  severity: Finding['severity'] = 'warning',
): Finding {
  const { message, remedy } = fromError(error, severity)
  return { code: 'unreadable', severity, message: `Not read: the ${what}. ${message}`, remedy }
}

/** What an error says, as a finding. */
export function fromError(error: WorkbinError, severity: Finding['severity']): Finding {
  const { code, message, remedy } = error
  return { code, severity, message: message.replace(/^\S+ /, '').replace(` ${remedy}`, ''), remedy }
}

function isSignedOut({ code }: WorkbinError): boolean {
  return code === 'not-signed-in'
}
