/** The catalogue of an engine, made when somebody first asks for it. */
import { createCatalogue, type Catalogue } from './createCatalogue.js'
import type { Engine } from './createEngine.js'
import type { ReadPort } from './ports.js'
import { watchConnected } from './watchConnected.js'
import { workbinKeys, type WorkbinKey } from './workbinKeys.js'

/** What reading needs of the world. */
export interface CataloguePorts {
  readonly read: ReadPort
  /** Reads what is cached below `key` anew: what failed, or all of it for a new login. */
  refresh(key: WorkbinKey, isNewLogin: boolean): void
}

/** The one that there is, or a new one. */
export function catalogueOf(
  { agent, connection, parts }: Engine,
  { read, refresh }: CataloguePorts,
): Catalogue {
  if (parts.catalogue !== undefined) return parts.catalogue
  watchConnected(connection.state, (isNewLogin) => refresh(workbinKeys({ agent }).all, isNewLogin))
  return (parts.catalogue = createCatalogue(connection, read))
}
