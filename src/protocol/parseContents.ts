/** Reads what is in a workbin out of the answer of a GET, in each of the shapes it comes in. */
import { isObject, own, ownList } from './own.js'
import { parseItem } from './parseItem.js'
import type { WorkbinItem } from './WorkbinItem.js'

/** What an answer says is in a workbin. */
export interface ParsedContents {
  /** In the order of the answer, by medium; an id may stand there twice. */
  readonly items: readonly WorkbinItem[]
}

/** The documented media, as lists are named. */
const mediaLists = /^(?:chat|email|facebook|facebooksession|openmedia|tweet|workitem)s?$/i

/** What every interaction has one of, of whatever medium; agents, groups and the like have none. */
const itemFields = ['userData', 'receivedDate', 'capabilities']

/**
 * The items of workbin `id`; null where the answer is none with items. Read are `workbin` of a single
 * answer, its share of the `workbins` map or list, and lists beside the `statusCode`, as answers about
 * one medium may have them. A medium without items has no list at all (captured).
 */
export function parseContents(body: unknown, id: string): ParsedContents | null {
  const workbin = own(body, 'workbin') ?? shareOf(own(body, 'workbins'), id)
  if (isObject(workbin)) {
    return Array.isArray(workbin) ? null : { items: itemsOf(workbin, Object.keys(workbin)) }
  }
  if (!isObject(body)) return null
  // Other lists stand there too: `failed`, `uris`, the list of all workbins.
  const names = Object.keys(body).filter((name) => isMedium(body, name))
  return names.length > 0 ? { items: itemsOf(body, names) } : null
}

/** Of a list only what holds lists, or is alone: all else may be a definition, as the catalogue has it. */
function shareOf(workbins: unknown, id: string): unknown {
  if (!Array.isArray(workbins)) return own(workbins, id)
  const found: unknown = workbins.find((workbin) => own(workbin, 'id') === id)
  const isContents = isObject(found) && Object.keys(found).some((name) => isMedium(found, name))
  return isContents || workbins.length === 1 ? found : undefined
}

function isMedium(workbin: object, name: string): boolean {
  return mediaLists.test(name) && isObject(own(workbin, name))
}

/** Any list is that of a medium: the documentation does not name them all. */
function itemsOf(workbin: object, names: readonly string[]): readonly WorkbinItem[] {
  return names.flatMap((name) => {
    const medium = name.toLowerCase().replace(/s$/, '').slice(0, 32)
    return resourcesOf(workbin, name).map((resource, place) => parseItem(medium, resource, place))
  })
}

/** A list of texts, such as `capabilities`, holds no items, and neither does one of agents. */
function resourcesOf(workbin: object, name: string): readonly unknown[] {
  const value = own(workbin, name)
  // A page draws `"emails": { … }`: one item, or items by whatever name.
  const isDrawn = !Array.isArray(value) && mediaLists.test(name)
  if (isDrawn && own(value, 'id') !== undefined) return [value]
  const list = isDrawn || Array.isArray(value) ? (ownList(workbin, name) ?? []) : []
  return list.some(mediaLists.test(name) ? isObject : isItem) ? list : []
}

function isItem(value: unknown): boolean {
  return own(value, 'id') !== undefined && itemFields.some((name) => own(value, name) !== undefined)
}
