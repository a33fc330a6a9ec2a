/** The name under which the tabs of one agent agree who still needs a target. */
import { targetKey, type WorkbinTarget } from './target.js'

/**
 * The same for the same server, agent and target. Hashed, because names of groups are nobody's
 * business on the page's origin; two targets that meet in one name keep an Unsubscribe back, no more.
 */
export function lockName(server: string, agentId: string, target: WorkbinTarget): string {
  return `gws-workbins:${hash(JSON.stringify([server, agentId, targetKey(target)]))}`
}

/** FNV-1a, 32 bits. */
function hash(text: string): string {
  let sum = 0x811c9dc5
  for (const character of text) {
    sum = Math.imul(sum ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  return (sum >>> 0).toString(36)
}
