/** Lists, as a part of a client: their registry, and what hosts and hooks may ask of it. */
import { checkedTarget } from './checkedTarget.js'
import type { WorkbinClient } from './client.js'
import { ContentsRegistry } from './ContentsRegistry.js'
import type { Engine } from './createEngine.js'
import { hearMessages } from './hearMessages.js'
import type { ListCache } from './listCache.js'
import { observeContents } from './observeContents.js'
import type { ListPort } from './ports.js'
import { withLogin } from './withLogin.js'
import { workbinKeys } from './workbinKeys.js'

/** What a client can do with lists. */
export type ContentsPart = Pick<WorkbinClient, 'contents' | 'fetchContents' | 'peekContents'>

/** What lists need of the world. */
export interface ContentsPorts {
  readonly lists: ListPort
  readonly cache: ListCache
}

/** Makes the part; nothing is read before somebody observes a list. */
export function createContentsPart(engine: Engine, { cache, lists }: ContentsPorts): ContentsPart {
  const { agent, connection, parts, ports, registry } = engine
  const { clock, timings } = ports
  const contents = new ContentsRegistry({
    clock,
    timings,
    cache,
    keyOf: ({ id, owner }) => workbinKeys({ agent }).contents(id, owner),
    lists: {
      list: (...reading) => withLogin(connection, () => lists.list(...reading)),
    },
    targets: registry,
    view: connection.view,
  })
  parts.contents = contents
  hearMessages(parts)

  return {
    contents(target, options) {
      return observeContents(engine, contents, checkedTarget(target), { ...options })
    },
    peekContents: (target) => ({
      getState: () => contents.read(target),
      subscribe: (listener) => contents.listen(target, listener),
    }),
    fetchContents: async (target) => contents.fetch(checkedTarget(target)),
  }
}
