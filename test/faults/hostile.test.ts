/** Faults D of the catalogue (reliability §7): what no server should ever say. */
import { constant, constantFrom, jsonValue, oneof, record, sample } from 'fast-check'
import { createDemoWorld, type Rule } from 'gws-workbins/simulator'
import { describe, expect } from 'vitest'
import { it, pass, quick, seed, until } from './deskTest.js'
import { toSimulatorTarget } from './openDesk.js'
import { arrivals, operations } from './readTraffic.js'

const seedAtServer = toSimulatorTarget(seed)
const onPoll = { channel: '/meta/connect', held: true }
const topic = '/v2/me/workbins'

/** The replies that stop the bare client for ever (reliability §3), each instead of one poll's own. */
const stalling: readonly (readonly [string, Rule['effect']])[] = [
  ['a channel that is a number', inject('before', { channel: 5, data: 1 })],
  ['a message without a channel', inject('before', { data: {} })],
  ['unknown advice', { type: 'patch', body: { advice: { reconnect: 'bogus' } } }],
  ['advice with a method of objects', { type: 'patch', body: { advice: { hasOwnProperty: 1 } } }],
  ['a text instead of a list', { type: 'respond', status: 200, body: '"hello"' }],
  ['an id that is a number', { type: 'patch', body: { id: 99_999 } }],
  ['no id', { type: 'patch', body: { id: null } }],
  ['no connect reply', inject('instead', { channel: topic, data: { messageType: 'Other' } })],
]

function inject(position: 'before' | 'instead', ...messages: readonly unknown[]): Rule['effect'] {
  return { type: 'injectBayeux', position, messages }
}

/** Own keys that reach a prototype where objects are merged without care. */
const poison: unknown = JSON.parse(
  '{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}},"hasOwnProperty":"no"}',
)

/** Names that are markup, addresses and control characters to whoever does not take them as text. */
const hostileNames = [
  '<img src=x onerror="document.title=\'owned\'">',
  'javascript:document.title="owned"',
  '\u202Egnihtemos',
  'nul\u0000l',
]

describe('hostile and malformed input', () => {
  it.concurrent.for(stalling)(
    'F45 %s does not stop the channel [R-093]',
    async ([, effect], { openDesk }) => {
      const { tab, log, simulator } = await openDesk({})
      await tab.becomes('subscribed')
      simulator.rules.add({ match: onPoll, times: 1, effect })
      await until(() => log.some(({ kind }) => kind === 'rule'))
      // Replies that stop CometD itself are found out by a watchdog.
      const polls = arrivals(log, '/meta/connect').length
      await until(() => arrivals(log, '/meta/connect').length > polls + 1, 40_000)
      await tab.becomes('subscribed', '0', 40_000)
      simulator.world.endSubscription(seedAtServer)
      await tab.becomes('recovering', '0', 40_000)
      await tab.becomes('subscribed', '0', 40_000)
      expect(simulator.world.isSubscribed(seedAtServer)).toBe(true)
    },
  )

  it.concurrent.for([undefined, () => void Object.freeze(Object.prototype)])(
    'F46 keys of prototypes, wherever they are, change no object of the page',
    async (init, { openDesk }) => {
      const answer = `{"statusCode":0,"referenceId":1,${JSON.stringify(poison).slice(1)}`
      const { tab, simulator } = await openDesk(
        {},
        {
          // Where they are frozen, the first write to a prototype would throw, and escape.
          init,
          rules: [
            {
              match: { operation: 'Subscribe' },
              times: 1,
              effect: { type: 'respond', of: 'reply', status: 200, body: answer },
            },
            {
              match: { channel: '/meta/handshake' },
              effect: { type: 'patch', body: { ext: poison, advice: poison } },
            },
          ],
        },
      )
      await tab.becomes('subscribed')
      simulator.rules.add({
        match: { channel: '/meta/connect' },
        effect: { type: 'patch', body: { ext: poison, advice: poison } },
      })
      for (const data of [poison, { ...seedAtServer, messageType: poison }, [poison]])
        simulator.world.publish(topic, data)
      simulator.world.publish('/notifications/services', { services: [poison] })
      simulator.world.expirePushSessions()
      await tab.becomes('recovering')
      await tab.becomes('subscribed')
      const polluted = await tab.evaluate(
        (): readonly unknown[] => ['polluted' in {}, typeof {}.hasOwnProperty],
        null,
      )
      expect(polluted).toEqual([false, 'function'])
    },
  )

  it.concurrent('F47 names that are markup or addresses are text, and nothing else', async ({
    openDesk,
  }) => {
    const world = createDemoWorld()
    const [agent, ...others] = world.agents
    const agents = [{ ...agent, agentGroups: hostileNames }, ...others] as const
    const { tab, simulator } = await openDesk(
      { targets: hostileNames.map((agentGroup) => ({ id: seed.id, owner: { agentGroup } })) },
      { simulate: { world: { ...world, agents } } },
    )
    for (const number of hostileNames.keys()) await tab.becomes('subscribed', String(number))
    for (const subject of hostileNames)
      simulator.world.publish(topic, {
        messageType: 'WorkbinStateChangeMessage',
        subject,
        uri: subject,
      })
    await pass(500)
    const seen = await tab.evaluate(
      () => ({
        names: [...document.querySelectorAll('[data-part=owner] [data-part=label]')].map(
          ({ textContent }) => textContent,
        ),
        made: document.querySelectorAll('img, a, iframe, script:not([src])').length,
        title: document.title,
      }),
      null,
    )
    expect(seen).toEqual({ names: hostileNames, made: 0, title: 'Desk' })
  })

  it.concurrent('F47 a name that is no text at all fails on its own', async ({ openDesk }) => {
    const { tab } = await openDesk({
      targets: [{ id: seed.id, owner: { agentGroup: 'lone\uD800' } }, seed],
    })
    await tab.becomes('failed', '0')
    await tab.becomes('subscribed', '1')
    expect(await tab.fact('0-code')).toBe('invalid-target')
  })

  it.concurrent('F49 wrong types in every field are left aside', async ({ openDesk }) => {
    const { tab, simulator } = await openDesk({})
    await tab.becomes('subscribed')
    const wrong = oneof(jsonValue(), constant(poison))
    const either = (right: unknown) => oneof(constant(right), wrong)
    const message = record(
      {
        messageType: either('WorkbinSubscriptionStateChangeMessage'),
        stateResource: oneof(constantFrom('Subscribed', 'RequestFailed'), wrong),
        id: either(seed.id),
        agentGroup: either('MyAgentGroup'),
        placeGroup: wrong,
        referenceId: either(1),
        services: wrong,
      },
      { requiredKeys: [] },
    )
    const samples = sample(oneof(message, wrong), { numRuns: 400, seed: 20_261_122 })
    for (const [index, data] of samples.entries()) {
      simulator.world.publish(index % 4 === 0 ? '/notifications/services' : topic, data)
      if (index % 50 === 0) await pass(20)
    }
    await pass(500)
    await tab.becomes('subscribed', '0', 40_000)
    simulator.world.endSubscription(seedAtServer)
    await tab.becomes('recovering', '0', 40_000)
    await tab.becomes('subscribed', '0', 40_000)
    expect(simulator.world.isSubscribed(seedAtServer)).toBe(true)
  })

  it.concurrent('F52 messages of unknown types change nothing', async ({ openDesk }) => {
    const { tab, log, simulator } = await openDesk({})
    await tab.becomes('subscribed')
    const before = tab.history().length
    for (const messageType of ['Unheard', 'ErrorMessage', 'metrics', 'WorkbinStateChangeMessage'])
      simulator.world.publish(topic, { messageType, referenceId: 1, ...seedAtServer })
    await pass(quick.heartbeat + 1_000)
    expect(tab.history()).toHaveLength(before)
    expect(tab.status()).toBe('subscribed')
    expect(operations(log, 'Subscribe')).toHaveLength(1)
  })
})
