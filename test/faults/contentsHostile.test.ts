/** Faults of lists (reliability §7): what no list and no event should ever hold. */
import { array, constant, constantFrom, jsonValue, oneof, record, sample } from 'fast-check'
import type { Simulator, SimulatorItem } from 'gws-workbins/simulator'
import { describe, expect } from 'vitest'
import { pass } from './deskTest.js'
import { listHistory } from './judgeLists.js'
import { it, listBecomes, listed, listGets, quickLists } from './listTest.js'
import { toSimulatorTarget } from './openDesk.js'
import { spoilPoll } from './spoilPoll.js'

const atServer = toSimulatorTarget(listed)
const topic = '/v2/me/workbins'
const onGet = { method: 'GET', path: 'subresources' }

/** Own keys that reach a prototype where objects are merged without care. */
const poison = JSON.parse(
  '{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}},"hasOwnProperty":"no"}',
) as Readonly<Record<string, unknown>>

/** Ids that a list kept in a plain object would stumble over. */
const hostileIds = ['__proto__', 'constructor', 'hasOwnProperty', 'toString']

/** Texts that are markup, addresses and control characters to whoever does not take them as text. */
const hostileTexts = [
  '<img src=x onerror="document.title=\'owned\'">',
  '<script>document.title="owned"</script>',
  'javascript:document.title="owned"',
  '\u202Egnihtemos',
  'nul\u0000l',
  'lone\uD83D',
]

describe('events', () => {
  it.concurrent('F40 in the wrong order are put right by the GET that verifies them [R-230]', async ({
    openLists,
  }) => {
    const { tab, simulator } = await openLists()
    await listBecomes(tab, (_, status) => status === 'current')
    await spoilPoll(simulator, { type: 'events', mode: 'reversed' })
    simulator.world.addItem(atServer, { medium: 'chat', resource: { id: 'brief' } })
    simulator.world.removeItem(atServer, 'brief')
    // Else they were not in the wrong order, and nothing is shown.
    await listBecomes(tab, (shown) => shown.includes('brief'))
    await listBecomes(tab, (shown, status) => status === 'current' && !shown.includes('brief'))
  })

  it.concurrent('F41 for a workbin or a group that nobody looks at change nothing [R-230]', async ({
    openLists,
  }) => {
    const desk = await openLists()
    const { tab, simulator } = desk
    await listBecomes(tab, (_, status) => status === 'current')
    const before = listHistory(tab).length
    const event = {
      messageType: 'WorkbinStateChangeMessage',
      action: 'ItemAdded',
      chatStateResourceV2: { id: 'elsewhere' },
    }
    for (const target of [
      { id: 'no-such-workbin' },
      { id: listed.id, agentGroup: 'Nobody' },
      { id: listed.id, placeGroup: 'MyAgentGroup' },
      { id: listed.id, workbinUserId: 'user' },
    ])
      simulator.world.publish('/v2/me/workbins', { ...event, ...target })
    await pass(quickLists.verifyWithin + 2_500)
    expect(listHistory(tab)).toHaveLength(before)
    expect(listGets(desk)).toHaveLength(1)
    // They came on a channel that works.
    const { id } = simulator.world.addItem(atServer).resource
    await listBecomes(tab, (shown) => shown.includes(id))
  })
})

describe('hostile contents', () => {
  it.concurrent.for([undefined, () => void Object.freeze(Object.prototype)])(
    'F46 keys and ids that name what prototypes have change no object of the page [R-231]',
    async (init, { openLists }) => {
      const { tab, simulator } = await openLists({}, { init })
      await listBecomes(tab, (_, status) => status === 'current')
      const { world } = simulator
      const chat = (id: string): SimulatorItem => ({
        medium: 'chat',
        resource: { ...poison, id, userData: poison, participants: [poison] },
      })
      for (const id of hostileIds) world.addItem(atServer, chat(id))
      world.publish(topic, poison)
      world.publish(topic, eventOf(poison))
      world.publish(topic, { ...eventOf(chat('x').resource), ...poison })
      await listBecomes(tab, (shown) => hostileIds.every((id) => shown.includes(id)))
      const body = `{"statusCode":0,${inside(poison)},"workbin":{"id":"${atServer.id}",${inside(poison)},"chats":[${JSON.stringify(poison)}],"__proto__":[{"id":"y"}]},"workbins":${JSON.stringify(poison)}}`
      const remove = simulator.rules.add({
        match: onGet,
        effect: { type: 'respond', status: 200, body },
      })
      world.endSubscription(atServer)
      await listBecomes(tab, (shown) => shown.includes('unreadable:chat:0'))
      remove()
      world.endSubscription(atServer)
      await listBecomes(tab, (shown) => hostileIds.every((id) => shown.includes(id)))
      world.removeItem(atServer, '__proto__')
      await listBecomes(tab, (shown) => !shown.includes('__proto__'))
      const polluted = await tab.evaluate(
        (): readonly unknown[] => ['polluted' in {}, typeof {}.hasOwnProperty],
        null,
      )
      expect(polluted).toEqual([false, 'function'])
    },
  )

  it.concurrent('F47 texts that are markup or addresses are text, and nothing else, from list and event [R-231]', async ({
    openLists,
  }) => {
    const addAll = ({ world }: Simulator, by: string): void => {
      for (const [n, text] of hostileTexts.entries()) {
        const userData = { [text]: text }
        const resource = { id: `${by}${n}`, subject: text, uri: text, from: text, userData }
        world.addItem(atServer, { medium: 'email', resource })
      }
    }
    const { tab, simulator } = await openLists(
      {},
      { prepare: (prepared) => addAll(prepared, 'list') },
    )
    await listBecomes(tab, (_, status) => status === 'current')
    addAll(simulator, 'event')
    await listBecomes(tab, (shown) => shown.length === 3 + 2 * hostileTexts.length)
    const seen = await tab.evaluate(() => {
      const texts = (by: string) =>
        [...document.querySelectorAll(`[data-item^="${by}"] span`)].map(({ textContent }) =>
          // The way out of the page has no lone surrogates.
          JSON.stringify(textContent),
        )
      const made = document.querySelectorAll('img, a, iframe, script:not([src])').length
      return { list: texts('list'), event: texts('event'), made, title: document.title }
    }, null)
    const texts = hostileTexts.map((text) => JSON.stringify(text))
    expect(seen).toEqual({ list: texts, event: texts, made: 0, title: 'Desk' })
  })

  it.concurrent('F49 what is no item is shown as such beside the others, and gone with its cause [R-231]', async ({
    openLists,
  }) => {
    const { tab, simulator } = await openLists()
    await listBecomes(tab, (_, status) => status === 'current')
    const before = listHistory(tab).at(-1)?.ids ?? []
    const remove = simulator.rules.add({
      match: onGet,
      effect: { type: 'contents', mode: 'malformed' },
    })
    simulator.world.endSubscription(atServer)
    await listBecomes(tab, (shown) => shown.some((id) => id.startsWith('unreadable:')))
    expect(listHistory(tab).at(-1)?.ids).toEqual(expect.arrayContaining([...before, 'wrong-types']))
    remove()
    simulator.world.endSubscription(atServer)
  })

  it.concurrent('F49 events with wrong types in every field leave the list true in the end [R-231]', async ({
    openLists,
  }) => {
    const { tab, simulator } = await openLists()
    await listBecomes(tab, (_, status) => status === 'current')
    const wrong = oneof(jsonValue(), constant<unknown>(poison))
    const either = (right: unknown) => oneof(constant(right), wrong)
    const item = record(
      {
        id: oneof(constantFrom('a', 'b'), wrong),
        subject: wrong,
        userData: wrong,
        receivedDate: wrong,
      },
      { requiredKeys: [] },
    )
    const message = record(
      {
        messageType: either('WorkbinStateChangeMessage'),
        action: oneof(constantFrom('ItemAdded', 'ItemRemoved'), wrong),
        id: either(listed.id),
        agentGroup: either('MyAgentGroup'),
        chatStateResourceV2: oneof(item, array(item), wrong),
        emailStateResourceV2: wrong,
      },
      { requiredKeys: ['messageType', 'id'] },
    )
    for (const [index, data] of sample(message, { numRuns: 400, seed: 20_261_123 }).entries()) {
      simulator.world.publish(topic, data)
      if (index % 50 === 0) await pass(20)
    }
    const { id } = simulator.world.addItem(atServer).resource
    await listBecomes(tab, (shown) => shown.includes(id))
  })

  it.concurrent('F51 ids that stand twice in an answer are one row each, as they stand there last [R-231]', async ({
    openLists,
  }) => {
    const { tab } = await openLists(
      {},
      { rules: [{ match: onGet, effect: { type: 'contents', mode: 'duplicates' } }] },
    )
    await listBecomes(tab, (shown, status) => status === 'current' && shown.length === 3)
    const texts = await tab.evaluate(
      () =>
        [...document.querySelectorAll('[data-item] span')].map(({ textContent }) => textContent),
      null,
    )
    expect(texts).toEqual(['Again', 'Again', 'Again'])
  })
})

function eventOf(resource: unknown) {
  return {
    messageType: 'WorkbinStateChangeMessage',
    action: 'ItemAdded',
    ...atServer,
    chatStateResourceV2: resource,
  }
}

/** The fields of an object, as they stand between its braces. */
function inside(fields: object): string {
  return JSON.stringify(fields).slice(1, -1)
}
