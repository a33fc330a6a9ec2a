/** What a rule can do to an exchange: the closed list of misbehaviours, each plain JSON. */

/** Which half of the exchange: before the server works on it, or after. */
export type Half = 'request' | 'reply'

/**
 * How a Subscribe or Unsubscribe is confirmed when not as documented.
 *
 * - `before`: the confirmation is pushed first, the HTTP answer 20 ms later
 * - `late`: after `ms` (default 12 000: later than a client's usual patience of 10 s)
 * - `never`: carried out, and no message
 * - `withoutReference`, `withoutOwner`: the message lacks `referenceId`, or group and user
 * - `forAnother`: instead of ours comes the confirmation of somebody else's request, for another
 *   group (or another workbin) and with another reference
 * - `refused`: `RequestFailed`, and nothing is carried out
 * - `twice`: the message comes two times
 */
export type ConfirmationMode =
  | 'before'
  | 'late'
  | 'never'
  | 'withoutReference'
  | 'withoutOwner'
  | 'forAnother'
  | 'refused'
  | 'twice'

/**
 * How an Add or Pull is proved on the topic of its medium when not as documented.
 *
 * - `before`: the proof is pushed first, the HTTP answer 20 ms later
 * - `late`: after `ms` (default 12 000: later than a client's usual patience of 10 s)
 * - `never`: carried out, and no proof; the workbin's subscribers hear of it all the same
 * - `withoutReference`: the message lacks `referenceId`
 * - `refused`: `notificationType` `Error`, and nothing is carried out
 */
export type ProofMode = 'before' | 'late' | 'never' | 'withoutReference' | 'refused'

/**
 * How the answer of a GET tells what is in a workbin when not as documented.
 *
 * - `huge`: `size` characters longer (default 17 000 000: more than a client should read)
 * - `duplicates`: each item stands twice in its list, the second time with another subject
 * - `shared`: with the items of all other containers of the workbin, so that one id is in two groups
 * - `malformed`: among the items stand null, numbers, texts, lists, items without id, and items
 *   whose every field is of a wrong type
 * - `objects`: each list is an object, its items under their ids
 * - `partial`: statusCode 7; the workbin, or the last of several, is among the `failed`
 * - `empty`: 200 and no lists at all, also while the Interaction Server is down
 * - `lagging`: what lay there `ms` ago (default 1000, at most 60 000), as of a server that has
 *   told its event before it answers by it
 */
export type ContentsMode =
  | 'huge'
  | 'duplicates'
  | 'shared'
  | 'malformed'
  | 'objects'
  | 'partial'
  | 'empty'
  | 'lagging'

/**
 * How the `WorkbinStateChangeMessage`s in a Bayeux reply arrive when not as documented.
 *
 * - `lost`, `twice`: not at all, or two times
 * - `reversed`: the last one of the reply first; a `delay` of polls gathers more than one in a reply
 * - `unknownAction`, `unknownType`, `unknownWorkbin`: an action, a messageType or a workbin that
 *   nobody knows
 * - `unreadable`: the item is null
 * - `withoutOwner`, `twoOwners`, `emptyOwner`, `numericOwner`: neither group nor user, an agent
 *   group and a place group, an agent group without a name, or one that is a number
 */
export type EventsMode =
  | 'lost'
  | 'twice'
  | 'reversed'
  | 'unknownAction'
  | 'unknownType'
  | 'unknownWorkbin'
  | 'unreadable'
  | 'withoutOwner'
  | 'twoOwners'
  | 'emptyOwner'
  | 'numericOwner'

/**
 * How the HTTP answer of an operation states its reference when not as documented: not at all,
 * the number of the operation before it, as a string, or in a `referenceIds` map.
 */
export type ReferenceMode = 'omitted' | 'repeat' | 'asString' | 'map'

/** One misbehaviour. Times are in milliseconds. */
export type Effect =
  /** The request is worked on `ms` later (the default), or its finished reply leaves `ms` later. */
  | { readonly type: 'delay'; readonly ms: number; readonly of?: Half | undefined }
  /**
   * A black hole: accepted, and not a byte comes back until the rule is removed or the client
   * leaves. With `of: 'reply'` the request is carried out first.
   */
  | { readonly type: 'hold'; readonly of?: Half | undefined }
  /** The connection is cut; the request is never carried out. */
  | { readonly type: 'dropRequest' }
  /** The request is **carried out**; then the connection is cut and the reply is lost. */
  | { readonly type: 'dropReply' }
  /** The connection is cut in the middle of the reply's body, after `after` characters (default: half). */
  | { readonly type: 'cut'; readonly after?: number | undefined }
  /** A whole reply whose body ends after `after` characters (default: half). */
  | { readonly type: 'truncate'; readonly after?: number | undefined }
  /** A REST request is carried out twice, as by a proxy that retries; the first answer is sent. */
  | { readonly type: 'duplicate' }
  /**
   * Replies wait until `count` of them (default 2) are ready or `withinMs` (default 200) have
   * passed, and leave in reverse order.
   */
  | {
      readonly type: 'reorder'
      readonly count?: number | undefined
      readonly withinMs?: number | undefined
    }
  /**
   * This reply instead, `afterMs` later (default 0). Nothing is carried out, unless with
   * `of: 'reply'`. A body that is no string is sent as JSON. Without a body, 503 has the envelope
   * of a lost Interaction Server and 504 a gateway's HTML page.
   */
  | {
      readonly type: 'respond'
      readonly status: number
      readonly headers?: Readonly<Record<string, string>> | undefined
      readonly body?: unknown
      readonly afterMs?: number | undefined
      readonly of?: Half | undefined
    }
  /**
   * A JSON merge patch (null removes) over the reply's object. Of a Bayeux reply it is laid over
   * the messages of the rule's channel, or over every message where the rule names none.
   */
  | { readonly type: 'patch'; readonly body: Readonly<Record<string, unknown>> }
  /** A redirect to `location`: the default is a login page of HTML. */
  | { readonly type: 'redirect'; readonly location?: string | undefined }
  /** A login page of HTML with status 200, as a portal sends when its session has ended. */
  | { readonly type: 'loginPage' }
  /** The browser is signed out first: 403 with statusCode 20, until it signs in again. */
  | { readonly type: 'signOut' }
  /** The CSRF token changes and this request is refused with the 403 text. */
  | { readonly type: 'csrf' }
  /** The push session named by the request is forgotten first, so that Bayeux answers 402. */
  | { readonly type: 'expirePushSession' }
  /** The server restarts: connections cut, every session lost, references from 1 again. */
  | { readonly type: 'restart' }
  /** The confirmation of an operation; `data` is a merge patch over the message that is sent. */
  | {
      readonly type: 'confirmation'
      readonly mode: ConfirmationMode
      readonly ms?: number | undefined
      readonly data?: Readonly<Record<string, unknown>> | undefined
    }
  /** The proof of an Add or Pull; `data` is a merge patch over the message that is sent. */
  | {
      readonly type: 'proof'
      readonly mode: ProofMode
      readonly ms?: number | undefined
      readonly data?: Readonly<Record<string, unknown>> | undefined
    }
  /** What a GET tells of the items in a workbin; `ms` is for `lagging`, `size` for `huge`. */
  | {
      readonly type: 'contents'
      readonly mode: ContentsMode
      readonly ms?: number | undefined
      readonly size?: number | undefined
    }
  /** The events in a Bayeux reply that tell what came into a workbin, and went. */
  | { readonly type: 'events'; readonly mode: EventsMode }
  /** The reference in the HTTP answer of an operation. */
  | { readonly type: 'reference'; readonly mode: ReferenceMode }
  /**
   * `messages`, well-formed or not, in a Bayeux reply that is sent at once: before or after the
   * server's own messages, or instead of them.
   */
  | {
      readonly type: 'injectBayeux'
      readonly messages: readonly unknown[]
      readonly position: 'before' | 'after' | 'instead'
    }
  /** A poll is not held: it is answered at once with the advice of a second tab (default interval 2 000). */
  | { readonly type: 'multipleClients'; readonly interval?: number | undefined }
