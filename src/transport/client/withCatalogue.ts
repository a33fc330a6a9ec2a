/** A client that reads what there is: workbins and groups. */
import { addPart } from '../../core/addPart.js'
import { catalogueOf } from '../../core/catalogueOf.js'
import type { WorkbinClient } from '../../core/client.js'
import type { Catalogue } from '../../core/createCatalogue.js'
import type { Engine } from '../../core/createEngine.js'
import type { LeanClient } from '../../core/LeanClient.js'
import { createReader } from '../createReader.js'
import { refreshQueries } from '../refreshQueries.js'
import { wireOf } from './Wire.js'

/** What a client can read of workbins and groups. */
export type CataloguePart = Pick<WorkbinClient, 'groups' | 'workbins'>

/** The client with `workbins` and `groups`. */
export function withCatalogue<Client extends LeanClient>(client: Client): Client & CataloguePart {
  return addPart(client, 'workbins', (engine): CataloguePart => {
    const { groups, workbins } = wiredCatalogue(engine)
    return { groups, workbins }
  })
}

/** The catalogue of an engine, over its wire. */
export function wiredCatalogue(engine: Engine): Catalogue {
  const wire = wireOf(engine)
  const read = createReader({ ...wire, timeout: engine.ports.timings.contents })
  return catalogueOf(engine, {
    read: (path, signal) => read({ path, signal }),
    refresh: (key, isNewLogin) => refreshQueries(wire.queryClient, key, isNewLogin),
  })
}
