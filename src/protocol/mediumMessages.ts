/** What arrives on the topics of the media: what became of an operation on an interaction; never an exception. */
import { parseReference } from './envelope.js'
import { own, ownString } from './own.js'

/** The CometD topics on which GWS tells what became of a pull or an add. */
export const mediumTopics: readonly string[] = [
  '/v2/me/emails',
  '/v2/me/workitems',
  '/v2/me/chats',
  '/v2/me/openmedia',
]

/** An interaction as GWS describes it after an operation: what a host needs to open it. Untrusted text. */
export interface InteractionResource {
  readonly id: string
  /** Such as `Processing`: in the agent's hands. */
  readonly state: string | null
  /** What may be done with it now, such as `Transfer`, `Complete`. */
  readonly capabilities: readonly string[]
  /** Address of its own resource, at the server's own host. */
  readonly uri: string | null
}

/** A message of a medium topic, as far as operations are concerned. */
export interface MediumMessage {
  /** Of the operation that it tells of. */
  readonly referenceId: number | null
  /** The operation has failed. */
  readonly isError: boolean
  /** The interactions that it names. */
  readonly resources: readonly InteractionResource[]
}

/**
 * Reads the `data` of one message. The interaction is in a property named after its medium
 * (`workitem`, `email`, …): any property that is an object with an id is taken for one.
 */
export function parseMediumMessage(data: unknown): MediumMessage {
  const values: readonly unknown[] =
    typeof data === 'object' && data !== null ? Object.values(data) : []
  return {
    referenceId: parseReference(own(data, 'referenceId')),
    isError: isFailure(own(data, 'notificationType')) || isFailure(own(data, 'messageType')),
    resources: values.flatMap((value) => parseResource(value) ?? []),
  }
}

/** Reads an interaction; undefined where it has no id. */
export function parseResource(resource: unknown): InteractionResource | undefined {
  const id = ownString(resource, 'id')
  if (id === undefined) return undefined
  const capabilities: unknown = own(resource, 'capabilities')
  return {
    id,
    state: ownString(resource, 'state') ?? null,
    capabilities: Array.isArray(capabilities)
      ? capabilities.filter((each) => typeof each === 'string')
      : [],
    uri: ownString(resource, 'uri') ?? null,
  }
}

/** Documented are `Error` and, of another topic, `ErrorMessage`; the list of types is cut on the page. */
function isFailure(type: unknown): boolean {
  return typeof type === 'string' && /error|fail|reject|denied/i.test(type)
}
