/** Reads `GET /me`: the signed-in agent, what the agent may do, and on which channels. */
import { own, ownList, ownString } from './own.js'

/** The signed-in agent. */
export interface Me {
  /** GWS user id; null where none is stated. */
  readonly id: string | null
  /** Ids of the features; null where the answer has none of them. */
  readonly features: readonly string[] | null
  /** The channels with the agent's state on each; null where the answer has none of them. */
  readonly channels: readonly MyChannel[] | null
}

/** A channel of the agent. */
export interface MyChannel {
  /** Such as `chat`. */
  readonly channel: string
  /** Such as `Ready` or `LoggedOut`. */
  readonly state: string
}

/** The agent of an answer, below `user` as captured or at its top; null where it is no such answer. */
export function parseMe(body: unknown): Me | null {
  const user = own(body, 'user') ?? body
  const id = ownString(user, 'id') ?? null
  const features = ownList(user, 'features')
  const channels = ownList(user, 'channels')
  if (id === null && features === undefined) return null
  return {
    id,
    features: features?.flatMap((feature) => ownString(feature, 'id') ?? []) ?? null,
    channels: channels?.flatMap(parseChannel) ?? null,
  }
}

function parseChannel(resource: unknown): readonly MyChannel[] {
  const channel = ownString(resource, 'channel')
  const state = ownString(own(resource, 'userState'), 'state')
  return channel === undefined || state === undefined ? [] : [{ channel, state }]
}
