/** A target as the engine takes it, or a mistake of the caller. */
import { own } from '../protocol/own.js'
import { parseTarget, type WorkbinTarget } from '../protocol/target.js'
import { WorkbinError } from './errors.js'

/** Untyped code may pass anything. */
export function checkedTarget(target: WorkbinTarget): WorkbinTarget {
  const parsed = parseTarget(own(target, 'id'), own(target, 'owner'))
  if (!parsed.ok) throw new WorkbinError('invalid-target', { detail: parsed.reason })
  return parsed.target
}
