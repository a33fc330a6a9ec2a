/** Stands in for Node's `crypto` in the bundled Bayeux server: the one function it calls, over the Web Crypto API. */

/** What {@link randomBytes} returns: enough of a Node `Buffer` to be written as hexadecimal digits. */
export interface RandomBytes {
  /** The bytes as text; only `'hex'` is known, which is all the Bayeux server asks for. */
  toString(encoding: 'hex'): string
}

/**
 * Random bytes from `globalThis.crypto`, which pages have on every origin and Node since 19.
 *
 * @param size - how many bytes
 */
export function randomBytes(size: number): RandomBytes {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(size))
  return {
    toString: () => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
  }
}
