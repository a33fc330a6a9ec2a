/** A client with lists: read over its wire, kept in the host's QueryClient. */
import { addPart } from '../../core/addPart.js'
import { createContentsPart, type ContentsPart } from '../../core/createContentsPart.js'
import type { LeanClient } from '../../core/LeanClient.js'
import { createListCache } from '../createListCache.js'
import { createLists } from '../createLists.js'
import { createReader } from '../createReader.js'
import { wireOf } from './Wire.js'

/** The client with `contents` and its like. */
export function withContents<Client extends LeanClient>(client: Client): Client & ContentsPart {
  return addPart(client, 'contents', (engine): ContentsPart => {
    const { clock, timings } = engine.ports
    const wire = wireOf(engine)
    return createContentsPart(engine, {
      lists: createLists(createReader({ ...wire, timeout: timings.contents })),
      cache: createListCache(wire.queryClient, clock),
    })
  })
}
