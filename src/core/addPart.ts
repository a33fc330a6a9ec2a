/** Adds a part to a client, once, whichever copy of this library it is of. */
import type { Engine } from './createEngine.js'
import { WorkbinError } from './errors.js'
import type { LeanClient } from './LeanClient.js'

/** The same symbol in every copy of one version: engines of other versions are made otherwise. */
const key = Symbol.for('gws-workbins.engine@0.1.0')

interface Extensible {
  readonly [key]?: Engine
}

/** Makes `client` one that parts can be added to. */
export function withEngine<Client extends LeanClient>(client: Client, engine: Engine): Client {
  return Object.assign(client, { [key]: engine })
}

/**
 * The client with the part, which is the same object: nothing is made where it has `name` already.
 * Starts nothing, so that it may be called in render.
 *
 * @throws WorkbinError `invalid-option` for a client that lacks the part, and is of another version
 */
export function addPart<Client extends LeanClient, Part extends object>(
  client: Client,
  name: keyof Part,
  make: (engine: Engine) => Part,
): Client & Part {
  // It is one by now, or has been made one by the host.
  if (name in client) return client as Client & Part
  // Put there by `withEngine`, of this copy or another one.
  const { [key]: engine } = client as Extensible
  if (engine === undefined)
    throw new WorkbinError('invalid-option', { detail: 'client: of another version' })
  return Object.assign(client, make(engine))
}
