/** JSON merge patch (RFC 7386): what rules lay over replies and messages. */
import { isObject } from './shape.js'

/**
 * The value with the patch laid over it: objects merge, null removes, anything else replaces.
 *
 * @returns a new value; neither argument is changed
 */
export function mergePatch(value: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const merged = new Map(isObject(value) ? Object.entries(value) : [])
  for (const [key, change] of Object.entries(patch))
    if (change === null) merged.delete(key)
    else merged.set(key, mergePatch(merged.get(key), change))
  return Object.fromEntries(merged)
}
