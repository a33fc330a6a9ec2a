/** The items of a list as the server sent it; a fleet is sent the same text many times. */
import type { WorkbinTarget } from 'gws-workbins/core'
import { parseJson } from '../../../src/protocol/envelope.js'
import { parseContents } from '../../../src/protocol/parseContents.js'
import type { WorkbinItem } from '../../../src/protocol/WorkbinItem.js'

const most = 8
const known = new Map<string, readonly WorkbinItem[]>()

/** Reads it. */
export function readList(text: string, { id }: WorkbinTarget): readonly WorkbinItem[] {
  const items = known.get(text) ?? parseContents(parseJson(text), id)?.items ?? []
  if (known.size >= most) known.clear()
  known.set(text, items)
  return items
}
