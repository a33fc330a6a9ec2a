/** Everything without React: the example of the docs, run against the simulator where React cannot be loaded. */
import { createSimulator, type LogEntry } from 'gws-workbins/simulator'
import { expect, it, onTestFinished, vi } from 'vitest'
import { secondReader } from '../stories/secondReader.js'
import { workbinsApi, type ApiRow } from '../stories/workbinsApi.js'

vi.mock('react', () => notWithout('react'))
vi.mock('@tanstack/react-query', () => notWithout('@tanstack/react-query'))

function notWithout(name: string): never {
  throw new Error(`${name} was loaded`)
}

it('lists, watches, pulls, adds, moves and diagnoses without React, by every request of the table [R-186]', async () => {
  vi.useFakeTimers({ now: new Date('2026-11-23T09:00:00Z') })
  const simulator = createSimulator()
  // As far away as a server is: what is not asked for together does not arrive together.
  simulator.rules.add({ match: { method: 'GET' }, effect: { type: 'delay', ms: 20 } })
  onTestFinished(async () => {
    await simulator.close()
    vi.useRealTimers()
    Reflect.deleteProperty(globalThis, 'window')
  })
  const lines: string[] = []
  const done = secondReader('http://localhost/api/v2', simulator.fetch, (line) => lines.push(line))
  await vi.advanceTimersByTimeAsync(60_000)
  await done
  expect(lines).toEqual([
    'connected, session 1',
    '8 workbins, 3 own ones, 5 groups',
    'subscribed at 2026-11-23',
    'initial: 3 came, 0 went',
    '3 more lists are current, 4 more badges are live',
    'event: ItemRemoved chat',
    'event: 0 came, 1 went',
    'event: ItemAdded chat',
    'event: 1 came, 0 went',
    'pull done, add done',
    'event: ItemRemoved chat',
    'event: 0 came, 1 went',
    'move done',
    'taken from a colleague: done',
    'event: ItemRemoved email',
    'event: ItemRemoved workitem',
    'event: 0 came, 2 went',
    '2 taken',
    '2 added',
    'left: 0',
    'read once: 1',
    'info: in-order',
    'closed, 0 lists kept',
  ])
  expect(simulator.world.subscriptions()).toEqual([])
  expect(simulator.world.pushSessions()).toEqual([])
  const sent = simulator.log.entries().flatMap(toRequest)
  const missing = workbinsApi.filter(({ notSent }) => notSent === undefined).flatMap(toExpected)
  expect(missing.filter((request) => !sent.some((each) => matches(each, request)))).toEqual([])
})

/** `POST /me/workbins/1 Subscribe` */
function toRequest(entry: LogEntry): readonly string[] {
  if (entry.kind !== 'request') return []
  const operation = /"operationName":"(\w+)"/.exec(entry.body ?? '')?.[1]
  const path = entry.path.replace('/api/v2', '')
  return [[entry.method, path, operation].filter((part) => part !== undefined).join(' ')]
}

function toExpected({ operations, request }: ApiRow): readonly string[] {
  return operations === undefined ? [request] : operations.map((name) => `${request} ${name}`)
}

/** Placeholders of the table stand for one segment or value, `{ids}` for several. */
function matches(sent: string, expected: string): boolean {
  const pattern = expected
    .replace(/[.*+?^$()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('{ids}', '[^/?& ]+,[^/?& ]+')
    .replace(/\{\w+\}/g, '[^/?&, ]+')
  return new RegExp(`^${pattern}$`).test(sent)
}
