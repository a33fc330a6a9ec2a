/** What developer tools see of a client, as a part of it: they disturb nothing by looking. */
import type { WorkbinTarget } from '../protocol/target.js'
import { addPart } from './addPart.js'
import type { LeanClient } from './LeanClient.js'
import { notify } from './notify.js'
import type { WorkbinContents } from './workbinContents.js'

/** A message as it came, untrusted, on any channel of the session; or a target that is new, or has changed. */
export type InspectionNews =
  | { readonly type: 'message'; readonly channel: string; readonly data: unknown }
  | { readonly type: 'target'; readonly target: WorkbinTarget }

/** What can be seen. No request, no lease, no observer comes of it. */
export interface InspectionPart {
  /** Calls `listener` with all news, at once, until the returned function is called. */
  inspect(listener: (news: InspectionNews) => void): () => void
  /** Every target that is observed, or not over yet. */
  inspectTargets(): readonly WorkbinTarget[]
  /** The list of a target; null where nobody observes it. */
  inspectContents(target: WorkbinTarget): WorkbinContents | null
}

/** The client with `inspect`. */
export function withInspection<Client extends LeanClient>(client: Client): Client & InspectionPart {
  return addPart(client, 'inspect', ({ parts, registry }): InspectionPart => {
    const listeners = new Set<(news: InspectionNews) => void>()
    return {
      inspect(listener) {
        const entry = (news: InspectionNews): void => listener(news)
        listeners.add(entry)
        parts.inspect = (news) => notify(listeners, news)
        return () => {
          listeners.delete(entry)
          if (listeners.size === 0) delete parts.inspect
        }
      },
      inspectTargets: () => registry.targets,
      inspectContents: (target) => parts.contents?.readObserved(target) ?? null,
    }
  })
}
