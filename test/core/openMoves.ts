/** A live client whose pulls and adds the test answers and proves. */
import type { RequestOutcome } from '../../src/core/ports.js'
import { mediumTopics } from '../../src/protocol/mediumMessages.js'
import type { MoveOperation } from '../../src/protocol/operations.js'
import { ownerPart, type WorkbinTarget } from '../../src/protocol/target.js'
import { openClient, settle, type FullPorts, type OpenClient } from './openClient.js'

/** One operation as the port sees it: its turn has come, and it was sent. */
export interface SentMove {
  readonly operation: MoveOperation
  readonly target: WorkbinTarget
  readonly signal: AbortSignal
  /** Answers it, and lets the answer be dealt with. */
  answer(outcome: RequestOutcome): Promise<void>
}

/** A live client and its moves. */
export interface OpenMoves extends OpenClient {
  readonly disconnect: () => void
  readonly moves: readonly SentMove[]
  /** Names of the operations in the host's cache, oldest first. */
  readonly mutations: readonly string[]
  /** Lets the next operations wait for their turn until `takeTurns`. */
  readonly turns: { isHeld: boolean; take(): Promise<void> }
  /** The newest operation that was sent. */
  newest(): SentMove
  /** The newest session: every channel that was asked for is joined. */
  joinAll(): Promise<void>
  /** A message of an item on a topic, from the newest session. */
  prove(referenceId: number | null, more?: object, topic?: string): void
  /** An `ItemAdded` of the item. */
  announce(target: WorkbinTarget, more?: object): void
}

/** The item that is moved in tests. */
export const letter = { id: '0001BaBFVPR20035', medium: 'email' } as const

/** An answer that accepts, with a reference. */
export function accepted(reference: number | null): RequestOutcome {
  return { type: 'accepted', reference }
}

/** Opens a client that is held and live. */
export function openMoves(options: Partial<FullPorts> = {}): OpenMoves {
  const moves: SentMove[] = []
  const mutations: string[] = []
  const waiting: (() => void)[] = []
  const turns = {
    isHeld: false,
    take: async (): Promise<void> => {
      for (const go of waiting.splice(0)) go()
      await settle()
    },
  }
  const open = openClient({
    ...options,
    moves: {
      async move(operation, target, begin, signal) {
        if (turns.isHeld) await new Promise<void>((go) => waiting.push(go))
        if (!begin()) return { type: 'left' }
        return new Promise((resolve) => {
          const answer = async (outcome: RequestOutcome): Promise<void> => {
            resolve(outcome)
            await settle()
          }
          moves.push({ operation, target, signal, answer })
        })
      },
      run(operationName, _, task) {
        mutations.push(operationName)
        return task()
      },
    },
  })
  const disconnect = open.client.connect()
  open.goLive()

  const publish = (channel: string, data: object): void =>
    open.session.report({ type: 'message', channel, data })

  return Object.assign(open, {
    disconnect,
    moves,
    mutations,
    turns,
    async joinAll() {
      await settle()
      for (const channel of mediumTopics) {
        open.session.report({ type: 'channel', channel, error: null })
      }
      await settle()
    },
    prove(referenceId: number | null, more: object = {}, topic = '/v2/me/emails') {
      publish(topic, {
        email: { id: letter.id, state: 'Processing', capabilities: ['Reply'], uri: '/x' },
        ...(referenceId === null ? {} : { referenceId }),
        notificationType: 'StatusChange',
        messageType: 'EmailStateChangeMessage',
        ...more,
      })
    },
    announce({ id, owner }: WorkbinTarget, more: object = {}) {
      const [kind, name] = ownerPart(owner)
      publish('/v2/me/workbins', {
        action: 'ItemAdded',
        emailStateResourceV2: { id: letter.id, state: 'Parked' },
        id,
        messageType: 'WorkbinStateChangeMessage',
        ...(kind === 'me' ? {} : { [kind === 'user' ? 'workbinUserId' : kind]: name }),
        ...more,
      })
    },
    newest() {
      const newest = moves.at(-1)
      if (newest === undefined) throw new Error('nothing was sent yet')
      return newest
    },
  })
}
