/** A push session as the oracle shows it; apart from the server's own types, which the package does not publish. */

/** A live Bayeux session, as the oracle shows it. */
export interface PushSession {
  /** The Bayeux clientId. */
  readonly id: string
  readonly agentId: string
  /** What it has subscribed to. */
  readonly channels: readonly string[]
}
