/** One pull or add on fake ports: in whatever order answer, proof, session and agent come and go. */
import { describe, expect, it } from 'vitest'
import { WorkbinError } from '../../src/core/errors.js'
import type { ItemOutcome } from '../../src/core/itemOutcome.js'
import type { RequestOutcome } from '../../src/core/ports.js'
import type { WorkbinTarget } from '../../src/protocol/target.js'
import { billing, night, risk, settle } from './openClient.js'
import { accepted, letter, openMoves, type OpenMoves } from './openMoves.js'

/** An outcome, as far as it is known. */
interface Pending {
  outcome: ItemOutcome | null
}

function watch(promise: Promise<ItemOutcome>): Pending {
  const pending: Pending = { outcome: null }
  void promise.then((outcome) => {
    pending.outcome = outcome
  })
  return pending
}

/** A pull, or an add, that is sent and not answered. */
async function sent(kind: 'pull' | 'add' = 'pull', target = billing): Promise<OpenMoves & Pending> {
  const open = openMoves({ agentId: 'mara' })
  const pending = watch(open.client[kind](target, letter))
  await open.joinAll()
  expect(open.moves).toHaveLength(1)
  return Object.defineProperty(Object.assign(open, { outcome: null }), 'outcome', {
    get: () => pending.outcome,
  })
}

const mine: WorkbinTarget = { id: 'wb-1', owner: 'me' }
const unanswered: RequestOutcome = {
  type: 'retry',
  error: new WorkbinError('request-failed'),
  executed: 'unknown',
}
const done = { status: 'done', id: letter.id, medium: 'email', referenceId: 8, error: null }

describe('the proof of a pull', () => {
  it('is the message with our reference: no answer alone says that it is done [R-124]', async () => {
    const open = await sent()
    await open.newest().answer(accepted(8))
    open.clock.advance(9_000)
    await settle()
    expect(open.outcome).toBeNull()
    open.prove(8)
    await settle()
    expect(open.outcome).toEqual({
      ...done,
      item: { id: letter.id, state: 'Processing', capabilities: ['Reply'], uri: '/x' },
    })
    expect(open.clock.planned()).toBe(0)
  })

  it('may spell the item otherwise beside our reference, and not without [R-162]', async () => {
    const open = await sent()
    const email = { id: letter.id.toLowerCase(), state: 'Processing' }
    open.prove(7, { email })
    open.prove(null, { email })
    await open.newest().answer(accepted(8))
    expect(open.outcome).toBeNull()
    open.prove(8, { email })
    await settle()
    expect(open.outcome).toMatchObject(done)
  })

  it('may come before the answer [R-124]', async () => {
    const open = await sent()
    open.prove(7)
    open.prove(8, { email: { id: letter.id, state: 'Processing' } })
    await settle()
    expect(open.outcome).toBeNull()
    await open.newest().answer(accepted(8))
    expect(open.outcome).toMatchObject(done)
  })

  it('may come on the topic of any medium, and name no item [R-124]', async () => {
    const open = await sent()
    await open.newest().answer(accepted(8))
    open.prove(8, { email: undefined }, '/v2/me/openmedia')
    await settle()
    expect(open.outcome).toEqual({ ...done, item: null })
  })

  it.each([
    ['has another reference', 9, {}, '/v2/me/emails'],
    ['has none', null, {}, '/v2/me/emails'],
    ['names another item', 8, { email: { id: 'other' } }, '/v2/me/emails'],
    ['comes on another topic', 8, {}, '/v2/me/calls'],
    ['says that it left the workbin', 8, { action: 'ItemRemoved' }, '/v2/me/workbins'],
  ])('is none where it %s [R-124, R-125]', async (_, reference, more, topic) => {
    const open = await sent()
    open.prove(reference, more, topic)
    await open.newest().answer(accepted(8))
    open.prove(reference, more, topic)
    open.clock.advance(9_999)
    await settle()
    expect(open.outcome).toBeNull()
    open.clock.advance(1)
    await settle()
    expect(open.outcome).toMatchObject({
      status: 'unconfirmed',
      referenceId: 8,
      error: { code: 'outcome-unknown' },
    })
    expect(open.moves).toHaveLength(1)
  })

  it('is not the departure of the item from the list, whatever its reference [R-124]', async () => {
    const open = await sent()
    await open.newest().answer(accepted(8))
    open.announce(billing, { action: 'ItemRemoved', referenceId: 8 })
    await settle()
    expect(open.outcome).toBeNull()
  })

  it('is found among many that come before the answer, and not many are kept', async () => {
    const open = await sent()
    open.prove(8)
    for (let n = 100; n < 132; n += 1) open.prove(n)
    await open.newest().answer(accepted(8))
    expect(open.outcome).toBeNull()
    const other = await sent()
    for (let n = 100; n < 131; n += 1) other.prove(n)
    other.prove(8)
    await other.newest().answer(accepted(8))
    expect(other.outcome).toMatchObject(done)
  })

  it('counts once: what comes afterwards changes nothing [R-125]', async () => {
    const open = await sent()
    await open.newest().answer(accepted(8))
    open.clock.advance(10_000)
    await settle()
    expect(open.outcome).toMatchObject({ status: 'unconfirmed' })
    open.prove(8)
    await settle()
    expect(open.outcome).toMatchObject({ status: 'unconfirmed' })
  })
})

describe('a refusal', () => {
  it.each([
    [{ notificationType: 'Error', email: { id: letter.id } }],
    [{ notificationType: 'Error', email: undefined }],
    [{ messageType: 'ErrorMessage', notificationType: undefined, email: undefined }],
  ])('by the message %j says that somebody else has it [R-127]', async (more) => {
    const open = await sent()
    open.prove(8, more)
    await open.newest().answer(accepted(8))
    expect(open.outcome).toMatchObject({ status: 'refused', error: { code: 'already-taken' } })
  })

  it('by the answer, that it is not there, says the same [R-127]', async () => {
    const open = await sent()
    const error = new WorkbinError('not-found', { statusCode: 6 })
    await open.newest().answer({ type: 'fatal', error })
    expect(open.outcome).toMatchObject({
      status: 'refused',
      error: { code: 'already-taken', cause: error },
    })
  })

  it('of an add says so by a message, and fails by an answer', async () => {
    const open = await sent('add')
    await open.newest().answer(accepted(8))
    open.prove(8, { notificationType: 'Error' })
    await settle()
    expect(open.outcome).toMatchObject({ status: 'refused', error: { code: 'add-refused' } })
    const other = await sent('add')
    await other.newest().answer({ type: 'fatal', error: new WorkbinError('not-found') })
    expect(other.outcome).toMatchObject({ status: 'failed', error: { code: 'not-found' } })
  })
})

describe('the proof of an add', () => {
  it('is a message of the medium with our reference [R-124]', async () => {
    const open = await sent('add')
    await open.newest().answer(accepted(8))
    open.prove(8)
    await settle()
    expect(open.outcome).toMatchObject(done)
  })

  it.each([
    ['our reference', billing, { agentGroup: undefined, referenceId: 8 }],
    ['no reference, of exactly our target', billing, {}],
    ['no reference, of our own workbin', mine, {}],
    [
      'our reference, spelled otherwise',
      billing,
      { id: 'WB-1', agentGroup: 'bill', referenceId: 8 },
    ],
    ['no reference, of nobody but an empty text', mine, { agentGroup: '' }],
    ['no reference, of our own id', mine, { workbinUserId: 'mara' }],
  ])('is the arrival of our item with %s [R-124]', async (_, target, more) => {
    for (const isEarly of [true, false]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const open = await sent('add', target)
      if (isEarly) open.announce(target, more)
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await open.newest().answer(accepted(8))
      if (!isEarly) open.announce(target, more)
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await settle()
      expect(open.outcome).toMatchObject({
        ...done,
        item: { id: letter.id, state: 'Parked', capabilities: [], uri: null },
      })
    }
  })

  it.each([
    ['another reference', billing, { referenceId: 9 }],
    ['no reference, of another group', risk, {}],
    ['no reference and no owner', billing, { agentGroup: undefined }],
    ['no reference, spelled otherwise', billing, { agentGroup: 'billing' }],
    ['no reference, of an id in other case', billing, { id: 'WB-1' }],
    ['no reference, of another agent', mine, { workbinUserId: 'kim' }],
    ['another item', billing, { emailStateResourceV2: { id: 'other' } }],
    ['another workbin and our reference', night, { referenceId: 8 }],
    ['our reference, as a departure', billing, { action: 'ItemRemoved', referenceId: 8 }],
  ])('is not an arrival with %s [R-124]', async (_, target, more) => {
    const open = await sent('add')
    open.announce(target, more)
    await open.newest().answer(accepted(8))
    open.announce(target, more)
    await settle()
    expect(open.outcome).toBeNull()
  })

  it('is the arrival even where the answer is lost [R-124]', async () => {
    const open = await sent('add')
    await open.newest().answer(unanswered)
    expect(open.outcome).toBeNull()
    open.announce(billing)
    await settle()
    expect(open.outcome).toMatchObject({ status: 'done', referenceId: null })
  })
})

describe('a pull whose answer tells no reference', () => {
  it.each([
    ['lost', unanswered],
    ['without one', accepted(null)],
  ])(
    '%s is unconfirmed at once: no message could be told from another’s [R-125]',
    async (_, answer) => {
      const open = await sent()
      open.prove(8)
      await open.newest().answer(answer)
      expect(open.outcome).toMatchObject({
        status: 'unconfirmed',
        referenceId: null,
        error: { code: 'outcome-unknown' },
      })
      expect(open.moves).toHaveLength(1)
    },
  )
})

describe('a session that ends', () => {
  const next = (open: OpenMoves): void => {
    open.session.report({ type: 'ended', end: { type: 'forgotten' } })
    open.clock.advance(250)
    open.goLive()
  }

  it('after the answer takes the proof with it: numbers begin anew [R-124, R-125]', async () => {
    const open = await sent()
    await open.newest().answer(accepted(8))
    next(open)
    open.prove(8)
    await settle()
    expect(open.outcome).toMatchObject({ status: 'unconfirmed', referenceId: 8 })
  })

  it('before the answer makes a later message no proof [R-124]', async () => {
    const open = await sent()
    next(open)
    await open.joinAll()
    open.prove(8)
    await open.newest().answer(accepted(8))
    expect(open.outcome).toMatchObject({ status: 'unconfirmed', referenceId: 8 })
  })

  it('does not take back a proof that came in time [R-124]', async () => {
    const open = await sent()
    open.prove(8)
    next(open)
    await open.newest().answer(accepted(8))
    expect(open.outcome).toMatchObject(done)
  })

  it('still lets the answer say that nothing was carried out [R-126]', async () => {
    const open = await sent()
    next(open)
    await open.newest().answer({ type: 'fatal', error: new WorkbinError('forbidden') })
    expect(open.outcome).toMatchObject({ status: 'failed', error: { code: 'forbidden' } })
  })

  it('while the topics are joined keeps it from being sent [R-126]', async () => {
    const open = openMoves()
    const pending = watch(open.client.pull(billing, letter))
    await settle()
    open.session.report({ type: 'ended', end: { type: 'forgotten' } })
    open.clock.advance(5_000)
    await settle()
    expect(pending.outcome).toMatchObject({ status: 'failed', error: { code: 'link-not-live' } })
    expect(open.moves).toHaveLength(0)
  })

  it('is waited out by one who is still there when the page part that pulled is gone', async () => {
    const open = await sent()
    open.disconnect()
    open.clock.advance(10)
    expect(open.session.isClosed).toBe(false)
    await open.newest().answer(accepted(8))
    open.prove(8)
    await settle()
    expect(open.outcome).toMatchObject(done)
    open.clock.advance(10)
    expect(open.session.isClosed).toBe(true)
  })
})

describe('what is not carried out', () => {
  it.each([
    ['link-not-live', (open: OpenMoves) => open.client.setReady(false)],
    ['link-not-live', (open: OpenMoves) => open.client.recheck()],
    [
      'not-signed-in',
      (open: OpenMoves) =>
        open.session.report({
          type: 'ended',
          end: { type: 'signed-out', error: new WorkbinError('not-signed-in') },
        }),
    ],
    [
      'service-unavailable',
      (open: OpenMoves) =>
        open.session.report({
          type: 'message',
          channel: '/notifications/services',
          data: { services: [{ type: 'MultiMediaState', state: 'Inactive' }] },
        }),
    ],
  ])('is not sent: %s [R-126]', async (code, happen) => {
    const open = openMoves()
    happen(open)
    expect(await open.client.pull(billing, letter)).toMatchObject({
      status: 'failed',
      error: { code },
    })
    expect(open.mutations).toEqual([])
    expect(open.session.channels).toEqual([])
  })

  it('says why: what the answer says [R-126]', async () => {
    const open = await sent()
    const error = new WorkbinError('service-unavailable')
    await open.newest().answer({ type: 'retry', error, executed: 'no', retryAfter: 1_000 })
    expect(open.outcome).toEqual({ id: letter.id, medium: 'email', status: 'failed', error })
    open.clock.advance(60_000)
    expect(open.moves).toHaveLength(1)
  })

  it('tells the link of a login that is lost [R-126]', async () => {
    const open = await sent()
    const error = new WorkbinError('not-signed-in')
    await open.newest().answer({ type: 'signed-out', error })
    expect(open.outcome).toMatchObject({ status: 'failed', error })
    expect(open.client.connection.getState().status).toBe('signed-out')
  })

  it.each([
    ['invalid-target', { id: '', owner: 'me' } as const, letter],
    ['invalid-item', billing, { id: '', medium: 'email' }],
  ])('is said to be %s where untyped code names nothing [R-126]', async (code, target, item) => {
    const open = openMoves()
    for (const outcome of [
      open.client.pull(target, item),
      open.client.add(target, item),
      open.client.move(item, billing, target),
      open.client.move(item, target, billing),
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await outcome).toMatchObject({ status: 'failed', error: { code, kind: 'usage' } })
    }
    expect(open.mutations).toEqual([])
    expect(open.client.moving(target).getState().size).toBe(0)
  })
})

describe('a veto', () => {
  it.each([
    ['false', () => false, undefined],
    ['false, later', async () => false, undefined],
    [
      'an exception',
      () => {
        throw new Error('of the host')
      },
      new Error('of the host'),
    ],
    ['a rejection', async () => Promise.reject(new Error('of the host')), new Error('of the host')],
  ])('is %s, and nothing is sent [R-126]', async (_, onBeforePull, cause) => {
    const open = openMoves()
    expect(await open.client.pull(billing, letter, { onBeforePull })).toEqual({
      ...letter,
      status: 'vetoed',
      cause,
      error: null,
    })
    expect(open.mutations).toEqual([])
  })

  it('is not waited for once the pull is given up [R-126]', async () => {
    const open = openMoves()
    const abort = new AbortController()
    const onBeforePull = (): Promise<boolean> => new Promise(() => {})
    const pulled = open.client.pull(billing, letter, { onBeforePull, signal: abort.signal })
    await settle()
    abort.abort()
    expect(await pulled).toMatchObject({ status: 'cancelled', wasSent: false })
  })

  it('is not nothing: undefined lets it pass, and the item and target are told', async () => {
    const open = openMoves()
    const asked: unknown[] = []
    const onBeforePull = (...question: readonly unknown[]): void => void asked.push(question)
    void open.client.pull(billing, { ...letter }, { onBeforePull })
    await open.joinAll()
    expect(open.moves).toHaveLength(1)
    expect(asked).toEqual([[letter, billing]])
  })

  it('that comes late finds the link as it is then [R-126]', async () => {
    const open = openMoves()
    let allow = (): void => {}
    const onBeforePull = (): Promise<void> => new Promise((resolve) => (allow = resolve))
    const pending = watch(open.client.pull(billing, letter, { onBeforePull }))
    await settle()
    open.client.setReady(false)
    allow()
    await settle()
    expect(pending.outcome).toMatchObject({ status: 'failed', error: { code: 'link-not-live' } })
  })
})

describe('a signal', () => {
  const cancelled = { ...letter, status: 'cancelled', wasSent: false, error: null }

  it('gives it up before it is asked for [R-128]', async () => {
    const open = openMoves()
    const signal = AbortSignal.abort()
    expect(await open.client.pull(billing, letter, { signal })).toEqual(cancelled)
  })

  it('gives it up until its turn comes, and not afterwards [R-128]', async () => {
    const open = openMoves()
    const { signal, ...abort } = openAbort()
    open.turns.isHeld = true
    const first = watch(open.client.pull(billing, letter, { signal }))
    await open.joinAll()
    abort.now()
    await open.turns.take()
    expect(first.outcome).toEqual(cancelled)
    expect(open.moves).toHaveLength(0)
    open.turns.isHeld = false
    const late = openAbort()
    const second = watch(open.client.pull(billing, letter, { signal: late.signal }))
    await settle()
    late.now()
    await open.newest().answer(accepted(8))
    open.prove(8)
    await settle()
    expect(second.outcome).toMatchObject(done)
  })
})

function openAbort(): { readonly signal: AbortSignal; now(): void } {
  const controller = new AbortController()
  return { signal: controller.signal, now: () => controller.abort() }
}

describe('topics', () => {
  it('are joined with the first move, and kept; one that is refused keeps nothing back [R-125]', async () => {
    const open = openMoves()
    const pending = watch(open.client.pull(billing, letter))
    await settle()
    expect(open.moves).toHaveLength(0)
    expect(open.session.channels).toEqual([
      '+/v2/me/emails',
      '+/v2/me/workitems',
      '+/v2/me/chats',
      '+/v2/me/openmedia',
    ])
    const error = new WorkbinError('channel-refused')
    for (const medium of ['emails', 'workitems', 'chats', 'openmedia']) {
      open.session.report({ type: 'channel', channel: `/v2/me/${medium}`, error })
    }
    await settle()
    await open.newest().answer(accepted(8))
    open.clock.advance(10_000)
    await settle()
    expect(pending.outcome).toMatchObject({ status: 'unconfirmed' })
    void open.client.pull(billing, letter)
    await settle()
    expect(open.moves).toHaveLength(2)
    expect(open.session.channels).toHaveLength(4)
  })

  it('that are not joined are waited for 5 s at most', async () => {
    const open = openMoves()
    void open.client.pull(billing, letter)
    await settle()
    open.clock.advance(4_999)
    await settle()
    expect(open.moves).toHaveLength(0)
    open.clock.advance(1)
    await settle()
    expect(open.moves).toHaveLength(1)
  })
})

describe('the same, asked for again while it is under way', () => {
  it('is sent once, and comes to the same; an add of it is another thing [R-131]', async () => {
    const open = openMoves()
    const both = [open.client.pull(billing, letter), open.client.pull(billing, { ...letter })]
    void open.client.pull(risk, letter)
    void open.client.add(billing, letter)
    await open.joinAll()
    expect(open.mutations).toEqual(['PullEmail', 'PullEmail', 'AddEmail'])
    await open.moves[0]?.answer(accepted(8))
    open.prove(8)
    expect(await Promise.all(both)).toMatchObject([done, done])
    void open.client.pull(billing, letter)
    await settle()
    expect(open.mutations).toHaveLength(4)
  })
})

describe('an item that is being moved', () => {
  it('is known to everyone from the call until the outcome [R-132]', async () => {
    const open = openMoves()
    const moving = open.client.moving(billing)
    const seen: (readonly string[])[] = []
    moving.subscribe(() => seen.push([...moving.getState()]))
    const empty = moving.getState()
    void open.client.pull(billing, letter)
    const now = moving.getState()
    expect([...now]).toEqual([letter.id])
    expect([...open.client.moving(risk).getState()]).toEqual([])
    void open.client.add(billing, { id: 'other', medium: 'chat' })
    await open.joinAll()
    await open.moves[0]?.answer(accepted(8))
    expect([...moving.getState()]).toEqual([letter.id, 'other'])
    open.prove(8, { notificationType: 'Error' })
    await settle()
    await open.moves[1]?.answer({ type: 'fatal', error: new WorkbinError('forbidden') })
    expect(moving.getState()).toBe(empty)
    expect(seen).toEqual([[letter.id], [letter.id, 'other'], ['other'], []])
  })
})

describe('a reset', () => {
  it('ends what is not sent as cancelled, and it is not sent later [R-130]', async () => {
    const open = openMoves()
    open.turns.isHeld = true
    const pending = watch(open.client.pull(billing, letter))
    await open.joinAll()
    open.client.reset()
    expect([...open.client.moving(billing).getState()]).toEqual([])
    await settle()
    expect(pending.outcome).toEqual({
      ...letter,
      status: 'cancelled',
      wasSent: false,
      error: null,
    })
    open.clock.advance(0)
    open.goLive()
    await open.turns.take()
    expect(open.moves).toHaveLength(0)
  })

  it('aborts what is sent, says that it was, and hears no late word of it [R-130]', async () => {
    const open = await sent()
    const former = open.newest()
    open.client.reset()
    await settle()
    expect(former.signal.aborted).toBe(true)
    expect(open.outcome).toMatchObject({ status: 'cancelled', wasSent: true })
    open.clock.advance(0)
    open.goLive()
    const pending = watch(open.client.pull(billing, letter))
    await open.joinAll()
    await former.answer(accepted(8))
    open.prove(8)
    await settle()
    expect(pending.outcome).toBeNull()
    expect([...open.client.moving(billing).getState()]).toEqual([letter.id])
    await open.newest().answer(accepted(8))
    expect(pending.outcome).toMatchObject(done)
  })

  it('takes nothing from the next agent, who pulls the same in the same task [R-130]', async () => {
    const open = await sent()
    open.client.reset()
    open.clock.advance(0)
    open.goLive()
    const pending = watch(open.client.pull(billing, letter))
    await open.joinAll()
    expect(open.outcome).toMatchObject({ status: 'cancelled', wasSent: true })
    expect([...open.client.moving(billing).getState()]).toEqual([letter.id])
    expect(open.moves).toHaveLength(2)
    await open.newest().answer(accepted(8))
    open.prove(8)
    await settle()
    expect(pending.outcome).toMatchObject(done)
  })

  it('while the host is asked ends it before it is a mutation [R-130]', async () => {
    const open = openMoves()
    let allow = (): void => {}
    const onBeforePull = (): Promise<void> => new Promise((resolve) => (allow = resolve))
    const pending = watch(open.client.pull(billing, letter, { onBeforePull }))
    await settle()
    open.client.reset()
    await settle()
    expect(pending.outcome).toMatchObject({ status: 'cancelled' })
    open.clock.advance(0)
    open.goLive()
    allow()
    await settle()
    expect(open.mutations).toEqual([])
  })

  it('leaves no timer behind [R-130]', async () => {
    const open = await sent()
    await open.newest().answer(accepted(8))
    open.client.reset()
    open.disconnect()
    await settle()
    open.clock.advance(10)
    expect(open.clock.planned()).toBe(0)
  })
})
