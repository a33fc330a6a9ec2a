/** What a target is called on screen: its owner, for a client does not know the workbin's name. */
import { ownerPart, type WorkbinTarget } from '../../protocol/target.js'

/** The name of the group or the id of the user; `me` for the agent's own. */
export function nameOf({ owner }: WorkbinTarget): string {
  const [kind, name] = ownerPart(owner)
  return name || kind
}

/** As much of a workbin's id as tells it from others. */
export function shortId({ id }: WorkbinTarget): string {
  return id.length > 9 ? `${id.slice(0, 8)}…` : id
}
