/** Reads properties of untrusted data: own properties only, so that a hostile key never reaches a prototype. */

/** Whether `value` has properties of its own: an object or an array. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** The own property `name` of `value`, or undefined where there is none (also for anything but an object). */
export function own(value: unknown, name: string): unknown {
  return isObject(value) ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined
}

/** The own property `name`, where it is a string. */
export function ownString(value: unknown, name: string): string | undefined {
  const property = own(value, name)
  return typeof property === 'string' ? property : undefined
}

/** What the list `name` holds: an array, or a map by id as some answers have it; undefined where there is neither. */
export function ownList(value: unknown, name: string): readonly unknown[] | undefined {
  const list = own(value, name)
  return isObject(list) ? Object.keys(list).map((key) => own(list, key)) : undefined
}
