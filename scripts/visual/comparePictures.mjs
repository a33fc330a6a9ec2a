// Compares two PNGs: how many pixels are not alike, and where.
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'

/** How far two colours may be apart and still be alike, from 0 to 1. What smooths an edge does not count. */
const threshold = 0.02

/**
 * @param {Buffer} expected a PNG
 * @param {Buffer} actual a PNG
 * @returns {{ changed: number, picture: Buffer | null, why: string | null }} how many pixels differ;
 *   a picture that shows them; and why there is none, where the sizes differ
 */
export function comparePictures(expected, actual) {
  const [one, other] = [PNG.sync.read(expected), PNG.sync.read(actual)]
  if (one.width !== other.width || one.height !== other.height)
    return {
      changed: Math.max(one.width * one.height, other.width * other.height),
      picture: null,
      why: `${one.width} × ${one.height} has become ${other.width} × ${other.height}`,
    }
  const difference = new PNG({ width: one.width, height: one.height })
  const changed = pixelmatch(one.data, other.data, difference.data, one.width, one.height, {
    threshold,
  })
  return { changed, picture: PNG.sync.write(difference), why: null }
}
