/** Reads one interaction of a list or an event: any medium, any fields, nothing trusted. */
import { toCaseData } from './caseData.js'
import { isObject, own } from './own.js'
import { parseReceivedDate } from './parseReceivedDate.js'
import type { WorkbinItem } from './WorkbinItem.js'

/**
 * What routing leaves behind: `RRequestedSkills`, `RStrategyName`, `RVQDBID`, `CBR-…`, `PegAG…`. An
 * R counts only before a word of its own, so that `Reason`, `REGION` and `RMA` stay case data.
 */
const routing = /^(?:R[A-Z][a-z]|RVQ|CBR-|Peg[A-Z])/

/** A longer id is none: no interaction has one, and it would be kept as a key. */
const maxId = 256

type Entry = readonly [name: string, value: unknown]

/**
 * The item in `resource`, whatever that is. One without an id is unreadable, and gets an id by its
 * place; what else can be read of it is.
 *
 * @param medium - in the singular and lower case
 * @param place - where in its list it stands
 */
export function parseItem(medium: string, resource: unknown, place: number): WorkbinItem {
  const id = readId(own(resource, 'id'))
  const userData = userDataOf(own(resource, 'userData'))
  const caseData = toCaseData(userData.filter(([name]) => !routing.test(name)))
  const fields = toCaseData(
    entriesOf(resource).filter(([name]) => name !== 'id' && name !== 'userData'),
  )
  const { FirstName, LastName, Subject, FromPersonal, FromAddress, EmailAddress } = caseData
  const name = [FirstName, LastName].filter(isText).join(' ')
  return {
    id: id ?? `unreadable:${medium}:${place}`,
    medium,
    isReadable: id !== null,
    receivedAt: parseReceivedDate(fields['receivedDate']),
    subject: firstText(fields['subject'], Subject),
    from: firstText(name, FromPersonal, fields['from'], FromAddress, EmailAddress),
    caseData,
    routingData: toCaseData(userData.filter(([key]) => routing.test(key))),
    fields,
  }
}

/** The id of an interaction; some answers have numbers where texts are documented. */
function readId(id: unknown): string | null {
  const text = typeof id === 'number' ? `${id}` : id
  return isText(text) && text.length <= maxId ? text : null
}

/** The page of EmailResource draws `userData` as a list of names and values; every sample has an object. */
function userDataOf(userData: unknown): readonly Entry[] {
  if (!Array.isArray(userData)) return entriesOf(userData)
  return userData.flatMap((pair: unknown): readonly Entry[] => {
    const key = own(pair, 'key')
    return typeof key === 'string' ? [[key, own(pair, 'value')]] : entriesOf(pair)
  })
}

function entriesOf(value: unknown): readonly Entry[] {
  return isObject(value) ? Object.keys(value).map((key) => [key, own(value, key)]) : []
}

function firstText(...values: readonly unknown[]): string | null {
  return values.find(isText) ?? null
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}
