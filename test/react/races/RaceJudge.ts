/** Judges what a race renders and shows: the own target's state, one moment in one commit, and no lie. */
import type { Rendered } from './RaceBoard.js'
import { wordsOf } from './RaceBoard.js'
import type { RaceServer } from './RaceServer.js'

/** One place as it is on the screen. */
interface Shown {
  readonly key: string
  readonly side: number
  readonly target: number
  readonly autoSubscribe: boolean
  readonly words: string
  readonly badge: string | undefined
}

/** The judge of one race. */
export class RaceJudge {
  readonly #sides: readonly RaceServer[]
  readonly #container: HTMLElement
  readonly #faults: string[] = []

  constructor(sides: readonly RaceServer[], container: HTMLElement) {
    this.#sides = sides
    this.#container = container
  }

  blame(fault: string): void {
    this.#faults.push(fault)
  }

  /** Throws where something was wrong so far. */
  pronounce(): void {
    if (this.#faults.length > 0) throw new Error(this.#faults.join('\n'))
  }

  rendered({ autoSubscribe, side, subscription, target }: Rendered): void {
    const words = wordsOf(subscription)
    const truth = this.#read(side, target, autoSubscribe)
    if (words !== truth) this.blame(`rendered ${words}, and it is ${truth}`)
    if (subscription.status !== 'subscribed') return
    const owner = this.#sides[side]?.ownerOf(subscription.referenceId)
    if (owner !== target) this.blame(`target ${target} is rendered with the state of ${owner}`)
  }

  /** All of it is one moment, none of it a lie. */
  committed(): void {
    const moments = new Map<string, string>()
    for (const { key, words } of this.visible()) {
      const before = moments.get(key) ?? words
      moments.set(key, words)
      if (before !== words) this.blame(`one commit shows ${before} and ${words}`)
    }
    this.live()
  }

  live(): void {
    for (const { badge, side, target, words } of this.visible()) {
      const isLive = badge === 'subscribed'
      if (isLive !== words.startsWith('["subscribed"')) this.blame('hook and badge differ')
      if (isLive && this.#sides[side]?.isLie(target) !== false) {
        this.blame(`target ${target} of ${side} is shown as live, and is not`)
      }
    }
  }

  /** React has nothing left to do: the screen shows what is true now. */
  rested(): void {
    this.live()
    for (const { autoSubscribe, side, target, words } of this.visible()) {
      const truth = this.#read(side, target, autoSubscribe)
      if (words !== truth) this.blame(`left at ${words}, and it is ${truth}`)
    }
  }

  visible(): readonly Shown[] {
    return [...this.#container.querySelectorAll('output')]
      .filter(({ style }) => style.display !== 'none')
      .map((output) => {
        const [side = 0, target = 0] = (output.dataset['of'] ?? '').split(' ').map(Number)
        const autoSubscribe = output.dataset['auto'] === 'true'
        const words = output.querySelector('i')?.textContent ?? ''
        const badge = output.querySelector<HTMLElement>('.gws-badge')?.dataset['status']
        return {
          key: `${side} ${target} ${autoSubscribe}`,
          side,
          target,
          autoSubscribe,
          words,
          badge,
        }
      })
  }

  #read(side: number, target: number, autoSubscribe: boolean): string {
    const server = this.#sides[side]
    const of = server?.targets[target]
    if (server === undefined || of === undefined) return 'nothing'
    return wordsOf(server.watched.client.peek(of, { autoSubscribe }).getState())
  }
}
