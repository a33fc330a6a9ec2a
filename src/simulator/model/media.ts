/** The media of interactions, and the names GWS derives from each. */

/** Every medium, in the singular, as `subresources=` and `…StateResourceV2` spell it. */
export const media: readonly Medium[] = [
  'chat',
  'email',
  'facebook',
  'facebooksession',
  'openmedia',
  'tweet',
  'workitem',
]

/** One medium of interactions. */
export type Medium =
  | 'chat'
  | 'email'
  | 'facebook'
  | 'facebooksession'
  | 'openmedia'
  | 'tweet'
  | 'workitem'

/**
 * The array that holds a medium's items in a workbin. `chats`, `emails` and `workitems` are
 * documented; the others are not, and follow them.
 */
export const listNames: Readonly<Record<Medium, string>> = {
  chat: 'chats',
  email: 'emails',
  facebook: 'facebooks',
  facebooksession: 'facebooksessions',
  openmedia: 'openmedia',
  tweet: 'tweets',
  workitem: 'workitems',
}

/** An operation that moves an interaction, as its name states it. */
export interface MoveName {
  readonly verb: 'Add' | 'Pull'
  /** Undefined for `AddInteraction` and `PullInteraction`, which take any. */
  readonly medium: Medium | undefined
}

/**
 * Splits `AddEmail` or `PullInteraction`: undefined for any other operation, and the medium
 * undefined for `…Interaction`, which means all of them.
 */
export function parseMove(operationName: string): MoveName | undefined {
  for (const verb of ['Add', 'Pull'] as const) {
    if (!operationName.startsWith(verb)) continue
    const noun = operationName.slice(verb.length)
    if (noun === 'Interaction') return { verb, medium: undefined }
    const medium = media.find((name) => capitalized(name) === noun)
    if (medium !== undefined) return { verb, medium }
  }
  return undefined
}

function capitalized(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`
}
