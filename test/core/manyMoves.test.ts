/** Moves from one workbin to another, and many at once, on fake ports. */
import { describe, expect, it, vi } from 'vitest'
import { WorkbinError } from '../../src/core/errors.js'
import type { BulkOutcome, BulkProgress, MoveOutcome } from '../../src/core/itemOutcome.js'
import { summarizeMoves } from '../../src/core/summarizeMoves.js'
import { billing, night, settle } from './openClient.js'
import { accepted, letter, openMoves, type OpenMoves } from './openMoves.js'

const forbidden = new WorkbinError('forbidden')

/** What went out: kind, item and workbin. */
function words(open: OpenMoves): readonly string[] {
  return open.moves.map(({ operation, target }) =>
    [operation.kind, operation.item.id, target.id].join(' '),
  )
}

describe('a move', () => {
  /** Pulled and proved; the add is out. */
  async function pulled(): Promise<OpenMoves & { readonly outcome: Promise<MoveOutcome> }> {
    const open = openMoves()
    const outcome = open.client.move(letter, billing, night, { saveLAR: true })
    await open.joinAll()
    await open.newest().answer(accepted(8))
    expect(open.moves).toHaveLength(1)
    open.prove(8)
    await settle()
    return Object.assign(open, { outcome })
  }

  it('adds what it has pulled, once that is proved [R-129]', async () => {
    const open = await pulled()
    expect(words(open)).toEqual([`pull ${letter.id} wb-1`, `add ${letter.id} wb-2`])
    expect(open.newest().operation.saveLAR).toBe(true)
    await open.newest().answer(accepted(9))
    open.announce(night)
    expect(await open.outcome).toMatchObject({ status: 'done', referenceId: 9 })
  })

  it('is what its pull came to, where that is not done [R-129]', async () => {
    const open = openMoves()
    const outcome = open.client.move(letter, billing, night)
    await open.joinAll()
    await open.newest().answer(accepted(8))
    open.clock.advance(10_000)
    expect(await outcome).toMatchObject({ status: 'unconfirmed' })
    expect(open.moves).toHaveLength(1)
  })

  it('that fails halfway says so, and can be put back [R-129]', async () => {
    const open = await pulled()
    await open.newest().answer({ type: 'fatal', error: forbidden })
    const stranded = await open.outcome
    expect(stranded).toMatchObject({ ...letter, status: 'stranded', error: forbidden })
    if (stranded.status !== 'stranded') return
    const back = stranded.putBack()
    await settle()
    expect(words(open).at(-1)).toBe(`add ${letter.id} wb-1`)
    await open.newest().answer(accepted(10))
    open.prove(10)
    expect(await back).toMatchObject({ status: 'done' })
  })

  it('is put back once, however often that is asked for, and again where that failed [R-167]', async () => {
    const open = await pulled()
    await open.newest().answer({ type: 'fatal', error: forbidden })
    const stranded = await open.outcome
    if (stranded.status !== 'stranded') throw new Error(stranded.status)
    const first = stranded.putBack()
    await settle()
    await open.newest().answer({ type: 'fatal', error: forbidden })
    expect(await first).toMatchObject({ status: 'failed' })
    const second = [stranded.putBack(), stranded.putBack()]
    await settle()
    await open.newest().answer(accepted(10))
    open.prove(10)
    await settle()
    second.push(stranded.putBack())
    const outcomes = await Promise.all(second)
    expect(outcomes.map(({ status }) => status)).toEqual(['done', 'done', 'done'])
    expect(words(open).filter((word) => word.startsWith('add'))).toHaveLength(3)
  })

  it('to where it is already sends nothing, and says so [R-167]', async () => {
    const open = openMoves()
    const outcome = await open.client.move(letter, billing, { ...billing })
    expect(outcome).toMatchObject({
      ...letter,
      status: 'failed',
      error: { code: 'invalid-target' },
    })
    expect(open.moves).toEqual([])
  })

  it('whose add is not proved is stranded, too, with an unknown outcome [R-129]', async () => {
    const open = await pulled()
    await open.newest().answer(accepted(9))
    open.clock.advance(10_000)
    expect(await open.outcome).toMatchObject({
      status: 'stranded',
      error: { code: 'outcome-unknown' },
    })
  })

  it('is not given up between its halves [R-129]', async () => {
    const open = openMoves()
    const abort = new AbortController()
    void open.client.move(letter, billing, night, { signal: abort.signal })
    await open.joinAll()
    await open.newest().answer(accepted(8))
    abort.abort()
    open.prove(8)
    await settle()
    expect(words(open)).toEqual([`pull ${letter.id} wb-1`, `add ${letter.id} wb-2`])
  })

  it('of a former agent is not ended, nor put back, for the next one [R-130]', async () => {
    const open = openMoves()
    const outcome = open.client.move(letter, billing, night)
    await open.joinAll()
    await open.newest().answer(accepted(8))
    // The proof has come, and nobody has heard of it yet.
    open.prove(8)
    open.client.reset()
    open.clock.advance(0)
    open.goLive()
    const ended = await outcome
    expect(['cancelled', 'stranded']).toContain(ended.status)
    if (ended.status === 'stranded') await ended.putBack()
    await settle()
    expect(open.moves).toHaveLength(1)
  })

  it('that is stranded by a reset cannot be put back by the next agent [R-130]', async () => {
    const open = await pulled()
    open.client.reset()
    open.clock.advance(0)
    open.goLive()
    const ended = await open.outcome
    expect(ended).toMatchObject({ status: 'stranded', error: { code: 'outcome-unknown' } })
    if (ended.status !== 'stranded') return
    expect(await ended.putBack()).toMatchObject({ status: 'cancelled', wasSent: false })
    expect(open.moves).toHaveLength(2)
  })
})

const letters = (count: number): readonly { readonly id: string; readonly medium: string }[] =>
  Array.from({ length: count }, (_, n) => ({ id: `item-${n}`, medium: 'email' }))

describe('many', () => {
  it('are sent four at a time, in order, and not held up by proofs [R-128]', async () => {
    const open = openMoves()
    void open.client.pullAll(billing, letters(10))
    await open.joinAll()
    expect(words(open)).toEqual([0, 1, 2, 3].map((n) => `pull item-${n} wb-1`))
    expect([...open.client.moving(billing).getState()]).toHaveLength(4)
    await open.moves[2]?.answer(accepted(2))
    expect(words(open).slice(4)).toEqual(['pull item-4 wb-1'])
    await open.moves[0]?.answer(accepted(0))
    await open.moves[1]?.answer({ type: 'fatal', error: forbidden })
    expect(words(open).slice(5)).toEqual(['pull item-5 wb-1', 'pull item-6 wb-1'])
  })

  it('come to one outcome each, in their order, and are counted [R-128]', async () => {
    const open = openMoves()
    const progress: BulkProgress[] = []
    let bulk: BulkOutcome | null = null
    const abort = new AbortController()
    const asked = open.client.pullAll(billing, letters(7), {
      signal: abort.signal,
      onBeforePull: ({ id }) => id !== 'item-6',
      onProgress: (news) => progress.push(news),
    })
    void asked.then((outcome) => (bulk = outcome))
    await open.joinAll()
    await open.moves[3]?.answer(accepted(3))
    await open.moves[2]?.answer({ type: 'fatal', error: forbidden })
    abort.abort()
    await open.moves[1]?.answer({ type: 'fatal', error: new WorkbinError('not-found') })
    await open.moves[0]?.answer(accepted(0))
    open.prove(0, { email: { id: 'item-0' } })
    await open.moves[4]?.answer(accepted(4))
    await open.moves[5]?.answer(accepted(5))
    open.prove(5, { email: undefined })
    open.clock.advance(10_000)
    await settle()
    expect(bulk).toMatchObject({
      kind: 'pull',
      outcomes: [
        { id: 'item-0', status: 'done' },
        { id: 'item-1', status: 'refused' },
        { id: 'item-2', status: 'failed' },
        { id: 'item-3', status: 'unconfirmed' },
        { id: 'item-4', status: 'unconfirmed' },
        { id: 'item-5', status: 'done' },
        { id: 'item-6', status: 'cancelled' },
      ],
      counts: { done: 2, refused: 1, failed: 1, unconfirmed: 2, cancelled: 1, vetoed: 0 },
    })
    expect(progress.map(({ settled, total }) => `${settled}/${total}`)).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((n) => `${n}/7`),
    )
    expect(progress[0]?.outcome).toMatchObject({ id: 'item-2', status: 'failed' })
  })

  it('are nothing where there are none, and added as well as pulled [R-128]', async () => {
    const open = openMoves()
    expect(await open.client.pullAll(billing, [])).toMatchObject({ outcomes: [] })
    const asked = open.client.addAll(billing, letters(1), { saveLAR: false })
    await open.joinAll()
    expect(open.newest().operation).toMatchObject({ kind: 'add', saveLAR: false })
    await open.newest().answer(accepted(1))
    open.prove(1, { email: { id: 'item-0' } })
    expect(await asked).toMatchObject({ kind: 'add', counts: { done: 1 } })
  })

  it('go on although a listener throws', async () => {
    const thrown: unknown[] = []
    vi.spyOn(console, 'error').mockImplementation((error) => void thrown.push(error))
    const open = openMoves()
    open.client.setReady(false)
    const asked = open.client.pullAll(billing, letters(5), {
      onProgress() {
        throw new Error('of the host')
      },
    })
    expect(await asked).toMatchObject({ counts: { failed: 5 } })
    expect(thrown).toHaveLength(5)
    vi.restoreAllMocks()
  })

  it('end at once with a reset [R-130]', async () => {
    const open = openMoves()
    const asked = open.client.pullAll(billing, letters(6))
    await open.joinAll()
    open.client.reset()
    const { counts, outcomes } = await asked
    // The two that were waiting for their turn are not begun for whoever comes next.
    expect(counts).toMatchObject({ cancelled: 6 })
    expect(outcomes.map((outcome) => 'wasSent' in outcome && outcome.wasSent)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ])
    expect(open.moves).toHaveLength(4)
  })
})

describe('the summary', () => {
  const counts = { done: 17, refused: 3, failed: 2, unconfirmed: 0, cancelled: 0, vetoed: 0 }

  it.each([
    [{ kind: 'pull', counts } as const, {}, '17 taken, 3 already gone, 2 failed'],
    [{ kind: 'add', counts } as const, {}, '17 added, 3 refused, 2 failed'],
    [{ kind: 'pull', counts } as const, { done: 'pris' }, '17 pris, 3 already gone, 2 failed'],
    [
      {
        kind: 'pull',
        counts: { ...counts, done: 0, unconfirmed: 1, cancelled: 4, vetoed: 5 },
      } as const,
      {},
      '3 already gone, 2 failed, 1 not confirmed, 4 cancelled, 5 held back',
    ],
    [
      { kind: 'pull', counts: { ...counts, done: 0, refused: 0, failed: 0 } } as const,
      {},
      '0 taken',
    ],
  ])('of %j is "%s" "%s"', (bulk, other, expected) => {
    expect(summarizeMoves(bulk, other)).toBe(expected)
  })
})
