/** Thrown inside the edge to end an exchange without an answer. */

/** The connection is gone: the client left, or a rule cut it. Never leaves the edge. */
export class ConnectionCut extends Error {
  override readonly name = 'ConnectionCut'

  constructor() {
    super('The connection was cut.')
  }
}
