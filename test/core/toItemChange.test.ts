/** What messages about interactions mean for a list. */
import { describe, expect, it } from 'vitest'
import { toItemChange } from '../../src/core/toItemChange.js'
import { toWorkbinEvent } from '../../src/core/workbinEvent.js'
import { parseWorkbinMessage } from '../../src/protocol/messages.js'
import { itemAdded, itemRemoved } from '../protocol/contentsSamples.js'

function changeOf(json: string): unknown {
  const event = toWorkbinEvent(parseWorkbinMessage(JSON.parse(json)))
  if (event?.messageType !== 'WorkbinStateChangeMessage') throw new Error('not about an item')
  return toItemChange(event)
}

describe('a message about an interaction', () => {
  it('puts it, or takes it away, as documented [R-176]', () => {
    const id = '0001BaBFVPR20035'
    expect(changeOf(itemAdded)).toMatchObject({
      type: 'put',
      item: { id, medium: 'chat', receivedAt: Date.parse('2016-04-08T12:05:57Z') },
    })
    expect(changeOf(itemRemoved)).toEqual({ type: 'removed', id })
  })

  it.each([
    ['another action', itemAdded.replace('ItemAdded', 'ItemChanged')],
    ['no interaction', itemAdded.replace('chatStateResourceV2', 'chat')],
    ['an interaction without an id', itemAdded.replace('0001BaBFVPR20035', '')],
    ['a removal without an id', itemRemoved.replace('0001BaBFVPR20035', '')],
  ])('says nothing certain with %s [R-176]', (_name, json) => {
    expect(changeOf(json)).toBeNull()
  })
})
