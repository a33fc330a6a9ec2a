/** Answers POST on workbins: reads the operation and hands it on. */
import { parseJson } from '../../protocol/envelope.js'
import type { Gws } from '../createGws.js'
import type { MoveName } from '../model/media.js'
import { parseMove } from '../model/media.js'
import { isObject } from '../shape.js'
import { changeSubscriptions } from './changeSubscriptions.js'
import type { RestAnswer } from './envelope.js'
import { fail, invalid } from './envelope.js'
import { moveItem } from './moveItem.js'
import type { WorkbinAddress } from './parseAddress.js'
import { refuseAddress, refuseMultimedia } from './refuseAddress.js'
import type { RestRequest } from './RestRequest.js'

/** The answer to POST of an address. */
export function operate(gws: Gws, request: RestRequest, address: WorkbinAddress): RestAnswer {
  const refusal = refuseAddress(gws, request, address)
  if (refusal !== undefined) return refusal
  const [target] = address.targets
  if (target === undefined) return fail(400, 1, 'workbinIds is missing')

  const body = parseJson(request.body)
  if (!isObject(body)) return invalid('The body is not a JSON object')
  const operationName = body['operationName']
  if (operationName === undefined) return fail(400, 1, 'operationName is missing')
  if (typeof operationName !== 'string') return invalid('operationName is not a string')

  const down = refuseMultimedia(gws, request)
  if (operationName === 'Subscribe' || operationName === 'Unsubscribe')
    return down ?? changeSubscriptions(gws, request, address, operationName)
  const move = parseMove(operationName)
  if (move === undefined || address.isBulk)
    return invalid(`Operation ${operationName} is not known here`)
  const fault = findFault(operationName, move, body)
  if (fault !== undefined) return invalid(fault)
  return down ?? moveItem(gws, request, target, { ...move, itemId: readItemId(body) })
}

const switches: readonly unknown[] = [true, false, 'true', 'false']

/** `saveLAR` is printed as a boolean and as its word; `nickname` is for chats alone. */
function findFault(
  operationName: string,
  { verb }: MoveName,
  { saveLAR, nickname }: Readonly<Record<string, unknown>>,
): string | undefined {
  if (saveLAR !== undefined && (verb !== 'Add' || !switches.includes(saveLAR)))
    return `saveLAR ${JSON.stringify(saveLAR)} is not valid for ${operationName}`
  if (nickname !== undefined && (operationName !== 'PullChat' || typeof nickname !== 'string'))
    return `nickname ${JSON.stringify(nickname)} is not valid for ${operationName}`
  return undefined
}

/** The group pages send `id`, the older ones the interaction's address in `uri`. */
function readItemId(body: Readonly<Record<string, unknown>>): string | undefined {
  const { id, uri } = body
  if (typeof id === 'string' && id !== '') return id
  return typeof uri === 'string' ? uri.split('/').at(-1) : undefined
}
