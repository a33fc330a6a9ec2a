/** Ids for items that are made up while a world runs. */
import type { Contents } from './createContents.js'

/** The next id that no item has. It keeps count, since ten thousand in a row must be quick. */
export function createItemIds(contents: Contents): () => string {
  let count = 0
  const next = (): string => {
    count += 1
    return `0001BaBFVPR3${count.toString(16).toUpperCase().padStart(4, '0')}`
  }

  return () => {
    let id = next()
    while (contents.find(id) !== undefined) id = next()
    return id
  }
}
