/** Reads one property of untrusted data: own properties only, so that a hostile key never reaches a prototype. */

/** The own property `name` of `value`, or undefined where there is none (also for anything but an object). */
export function own(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.getOwnPropertyDescriptor(value, name)?.value
}

/** The own property `name`, where it is a string. */
export function ownString(value: unknown, name: string): string | undefined {
  const property = own(value, name)
  return typeof property === 'string' ? property : undefined
}
