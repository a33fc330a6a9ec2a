/** The closed vocabulary of everything that can go wrong, each with what happened, what it means for the agent's view, and what to do. */

/** Which of the four things went wrong: our caller, the push link, one request, or one subscription. */
export type WorkbinErrorKind = 'usage' | 'link' | 'request' | 'subscription'

interface Entry {
  readonly kind: WorkbinErrorKind
  readonly retryable: boolean
  readonly message: string
  readonly remedy: string
}

/** Every error code; each has a section in the documentation. */
export type WorkbinErrorCode =
  | 'no-provider'
  | 'no-query-client'
  | 'invalid-url'
  | 'insecure-url'
  | 'invalid-option'
  | 'invalid-target'
  | 'invalid-channel'
  | 'invalid-item'
  | 'link-unreachable'
  | 'link-refused'
  | 'session-not-kept'
  | 'channel-refused'
  | 'link-not-live'
  | 'not-signed-in'
  | 'csrf-rejected'
  | 'request-failed'
  | 'agent-changed'
  | 'request-rejected'
  | 'service-unavailable'
  | 'malformed-answer'
  | 'answer-too-large'
  | 'forbidden'
  | 'not-found'
  | 'already-taken'
  | 'add-refused'
  | 'outcome-unknown'
  | 'subscription-refused'
  | 'not-confirmed'
  | 'ended-by-server'

const catalogue: Readonly<Record<WorkbinErrorCode, Entry>> = {
  'no-provider': {
    kind: 'usage',
    retryable: false,
    message: 'No <CometdProvider> is above: nothing keeps this workbin live.',
    remedy: 'Wrap the desktop in <CometdProvider url="…">, or pass a `client`.',
  },
  'no-query-client': {
    kind: 'usage',
    retryable: false,
    message: 'No QueryClient was found; every request to GWS runs in its caches.',
    remedy: 'Place <QueryClientProvider> above <CometdProvider>, or pass `queryClient`.',
  },
  'invalid-url': {
    kind: 'usage',
    retryable: false,
    message: 'The address of GWS is neither absolute http(s) nor root-relative.',
    remedy: 'Use "https://gws.example.com/api/v2" or "/api/v2", without query or user.',
  },
  'insecure-url': {
    kind: 'usage',
    retryable: false,
    message: 'The address of GWS is plain http to another machine: cookies could be read.',
    remedy: 'Use https, or set `allowInsecure: true` where the network is trusted.',
  },
  'invalid-option': {
    kind: 'usage',
    retryable: false,
    message: 'An option is of the wrong kind, so no client was made.',
    remedy: 'Correct the option that is named here.',
  },
  'invalid-target': {
    kind: 'usage',
    retryable: false,
    message: 'This names no workbin, so nothing was sent.',
    remedy: 'Pass a non-empty id and one owner: { agentGroup }, { placeGroup }, { user } or "me".',
  },
  'invalid-channel': {
    kind: 'usage',
    retryable: false,
    message: 'This names no CometD channel, so nothing was joined.',
    remedy: 'Pass a name such as "/v2/me/calls" or "/v2/me/*", and none of "/meta".',
  },
  'invalid-item': {
    kind: 'usage',
    retryable: false,
    message: 'This names no interaction, so nothing was sent.',
    remedy: 'Pass an item of a list, or { id, medium } with a non-empty id.',
  },
  'link-unreachable': {
    kind: 'link',
    retryable: true,
    message: 'GWS could not be reached: lists may be out of date.',
    remedy: 'Retried by itself; check network, proxy and CORS if it lasts.',
  },
  'link-refused': {
    kind: 'link',
    retryable: false,
    message: 'GWS refused the push connection: no list can be live.',
    remedy: 'Check its address and this agent’s rights, then reconnect.',
  },
  'session-not-kept': {
    kind: 'link',
    retryable: true,
    message: 'GWS forgets each push session at once: no list can be live.',
    remedy: 'Check that its cookies come back (SameSite) and that the balancer is sticky.',
  },
  'channel-refused': {
    kind: 'link',
    retryable: false,
    message: 'GWS refused this CometD channel: its messages do not come.',
    remedy: 'Check its name and this agent’s rights; the next session asks again.',
  },
  'link-not-live': {
    kind: 'link',
    retryable: true,
    message: 'The push link is not live: nothing was sent, as no proof could come.',
    remedy: 'Do it again once the link is connected and the agent ready.',
  },
  'not-signed-in': {
    kind: 'link',
    retryable: false,
    message: 'GWS does not know this agent: lists are not live.',
    remedy: 'Sign in again, then call `authRenewed()`; or check that `url` leads to GWS.',
  },
  'csrf-rejected': {
    kind: 'request',
    retryable: true,
    message: 'GWS refused the CSRF token, even a new one: nothing was carried out.',
    remedy: 'Check that CORS exposes and allows the CSRF headers.',
  },
  'request-failed': {
    kind: 'request',
    retryable: true,
    message: 'The request got no answer: its outcome is unknown.',
    remedy: 'Retried by itself; check network and proxy if it lasts.',
  },
  'agent-changed': {
    kind: 'request',
    retryable: false,
    message: 'Another agent was signed in before the answer came: it is dropped.',
    remedy: 'Ask again for the agent who is signed in now.',
  },
  'request-rejected': {
    kind: 'request',
    retryable: false,
    message: 'GWS rejected the request as not valid: nothing was carried out.',
    remedy: 'Check the workbin id and the group name.',
  },
  'service-unavailable': {
    kind: 'request',
    retryable: true,
    message: 'GWS, or the server behind it, is not available: nothing was carried out.',
    remedy: 'Subscriptions and lists are tried again by themselves; pull or add once it is back.',
  },
  'malformed-answer': {
    kind: 'request',
    retryable: true,
    message: 'The answer was not one of GWS: its outcome is unknown.',
    remedy: 'Check that `url` leads to GWS and no proxy changes its answers.',
  },
  'answer-too-large': {
    kind: 'request',
    retryable: false,
    message: 'The answer is larger than what is read, so the list stays as it was.',
    remedy: 'Move work out of this workbin: no list may be larger than 16 MB.',
  },
  forbidden: {
    kind: 'request',
    retryable: false,
    message: 'This agent may not use this workbin: it is not available.',
    remedy: 'Check group membership, rights and the feature api-multimedia.',
  },
  'not-found': {
    kind: 'request',
    retryable: false,
    message: 'GWS knows no such workbin or group: nothing can be live there.',
    remedy: 'Check the workbin id and the group name.',
  },
  'already-taken': {
    kind: 'request',
    retryable: false,
    message: 'The interaction is not there any more: somebody else has it.',
    remedy: 'Look at the list: it says what is left.',
  },
  'add-refused': {
    kind: 'request',
    retryable: false,
    message: 'The server refused to put the interaction into this workbin.',
    remedy: 'Check that this agent holds it, and may use the workbin.',
  },
  'outcome-unknown': {
    kind: 'request',
    retryable: false,
    message: 'No proof came: the interaction may have been moved, or not.',
    remedy: 'Look at the list before you do it again.',
  },
  'subscription-refused': {
    kind: 'subscription',
    retryable: true,
    message: 'The server refused the subscription: this workbin is not live.',
    remedy: 'Retried by itself; groups need Interaction Server 8.5.103.05.',
  },
  'not-confirmed': {
    kind: 'subscription',
    retryable: true,
    message: 'GWS accepted the subscription, and has not confirmed it: it is not live.',
    remedy: 'Retried by itself; a late confirmation counts.',
  },
  'ended-by-server': {
    kind: 'subscription',
    retryable: true,
    message: 'The server ended the subscription unasked: the list may be out of date.',
    remedy: 'Retried by itself; look for other desktops of this agent.',
  },
}

/** All codes, for documentation and tests. */
export const workbinErrorCodes: readonly WorkbinErrorCode[] = /* @__PURE__ */ Object.keys(
  catalogue,
) as WorkbinErrorCode[] // the catalogue's own keys

/** The same symbol in every bundle of the page. */
const brand = Symbol.for('gws-workbins.error')

/** What a place that meets an error knows beyond its code. */
export interface WorkbinErrorDetails {
  /** What exactly, in words free of names, tokens and case data. */
  readonly detail?: string | undefined
  /** The exception behind it. */
  readonly cause?: unknown
  /** HTTP status of the answer, where there was one. */
  readonly httpStatus?: number | undefined
  /** GWS `statusCode` of the answer, where there was one. */
  readonly statusCode?: number | undefined
}

/**
 * The one error class of this library. World failures reach you as state (`subscription.error`,
 * `connection.error`); only mistakes of the calling code are thrown.
 *
 * `message` says what happened and what it means for the agent's view, `remedy` what to do.
 * Recognise one with {@link isWorkbinError}, which also works across duplicate bundles.
 */
export class WorkbinError extends Error {
  override readonly name = 'WorkbinError'
  /** Stable; to branch on. */
  readonly code: WorkbinErrorCode
  readonly kind: WorkbinErrorKind
  /** What to do about it. */
  readonly remedy: string
  /** Whether trying again can help; where it can, the library does so by itself, but for pulls and adds. */
  readonly retryable: boolean
  /** HTTP status of the answer, where there was one. */
  readonly httpStatus: number | undefined
  /** GWS `statusCode` of the answer, where there was one. */
  readonly statusCode: number | undefined

  constructor(code: WorkbinErrorCode, details: WorkbinErrorDetails = {}) {
    const { kind, message, remedy, retryable } = catalogue[code]
    const detail = details.detail === undefined ? '' : ` (${details.detail})`
    super(`gws-workbins: ${message}${detail} ${remedy}`, { cause: details.cause })
    this.code = code
    this.kind = kind
    this.remedy = remedy
    this.retryable = retryable
    this.httpStatus = details.httpStatus
    this.statusCode = details.statusCode
    Object.defineProperty(this, brand, { value: true })
  }
}

/** Whether a value is a {@link WorkbinError}, of this copy of the library or of another one on the page. */
export function isWorkbinError(value: unknown): value is WorkbinError {
  return typeof value === 'object' && value !== null && brand in value
}
