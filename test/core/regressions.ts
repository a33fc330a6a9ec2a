/** Histories that chance hardly finds, told step by step: each is what one guard of the machines is there for. */
import { findFault, findUnhealed } from './findFault.js'
import type { ServerNature } from './hostileServer.js'
import { HostileWorld, type Item } from './hostileWorld.js'

/** A server without quirks. */
export const wellMade: ServerNature = {
  refusesActive: false,
  refusesInactive: false,
  pushesFirst: false,
  withoutReferences: false,
  withoutOwners: 'none',
  confirmsLate: false,
}

/** One history; throws with what went wrong. */
export interface Regression {
  readonly what: string
  play(): void
}

/** One target that somebody wants; its request has just been sent. */
function begin(nature: Partial<ServerNature> = {}): HostileWorld {
  const world = new HostileWorld(['Hall'], { ...wellMade, ...nature }, 1)
  world.tell(0, { type: 'observed', auto: true })
  return world
}

/** Lets time pass in small steps; looks at each, after `meddle`. */
function watch(world: HostileWorld, ms: number, meddle: () => void = () => {}): void {
  for (let passed = 0; passed < ms; passed += 20) {
    world.advance(20)
    meddle()
    refuse(findFault(world))
  }
}

function refuse(fault: string | undefined): void {
  if (fault !== undefined) throw new Error(fault)
}

function each(world: HostileWorld, kind: Item['kind'], act: (item: Item) => void): void {
  for (const item of world.items.filter((other) => other.kind === kind)) act(item)
}

/** All is well for long enough. */
function settle(world: HostileWorld): void {
  world.advance(120_000)
  refuse(findFault(world) ?? findUnhealed(world))
}

/** All of them. */
export const regressions: readonly Regression[] = [
  {
    what: 'an Unsubscribe that stalls with its session is not overtaken by the Subscribe of the next one',
    play() {
      const world = begin()
      watch(world, 1_000)
      world.tell(0, { type: 'unsubscribeAsked' })
      each(world, 'request', (item) => world.holdUp(item))
      world.loseSession(true)
      world.tell(0, { type: 'subscribeAsked' })
      watch(world, 12_000)
      settle(world)
    },
  },
  {
    what: 'an end that names nobody is not denied while an answer could tell whose it was',
    play() {
      const nature: ServerNature = { ...wellMade, pushesFirst: true, withoutOwners: 'Unsubscribed' }
      const world = new HostileWorld(['Hall', 'Dock'], nature, 1)
      world.tell(0, { type: 'observed', auto: true })
      world.tell(1, { type: 'observed', auto: true })
      watch(world, 1_000)
      world.tell(0, { type: 'unsubscribeAsked' })
      each(world, 'request', (item) => world.holdUp(item))
      world.foreign(1, 'Unsubscribe')
      watch(world, 12_000)
      settle(world)
    },
  },
  {
    what: 'an Unsubscribe that gets no answer is not overtaken by a Subscribe',
    play() {
      const world = begin()
      watch(world, 1_000)
      world.tell(0, { type: 'unsubscribeAsked' })
      each(world, 'answer', (item) => world.drop(item))
      each(world, 'request', (item) => world.holdUp(item))
      world.tell(0, { type: 'subscribeAsked' })
      watch(world, 12_000)
      settle(world)
    },
  },
  {
    what: 'a late confirmation proves nothing when another desktop’s Unsubscribe came before it',
    play() {
      const world = begin()
      watch(world, 60)
      each(world, 'push', (item) => world.holdUp(item))
      world.foreign(0, 'Unsubscribe')
      watch(world, 9_900)
      // Each further try is lost, so nothing else brings the subscription back.
      watch(world, 3_000, () => each(world, 'request', (item) => world.drop(item)))
      settle(world)
    },
  },
  {
    what: 'a late confirmation proves nothing once an Unsubscribe of ours is out',
    play() {
      const world = begin({ pushesFirst: true })
      watch(world, 60)
      each(world, 'push', (item) => world.holdUp(item))
      watch(world, 10_060)
      world.tell(0, { type: 'unsubscribeAsked' })
      world.tell(0, { type: 'subscribeAsked' })
      each(world, 'request', (item) => world.deliver(item))
      // The end is told before its answer, and the old confirmation comes in between.
      for (const ending of [true, false]) {
        each(world, 'push', (item) => {
          const isEnding = item.kind === 'push' && item.push.ending !== null
          if (isEnding === ending) world.deliver(item)
        })
        refuse(findFault(world))
      }
      settle(world)
    },
  },
  {
    what: 'an item that an event took out does not come back with a list that a cache kept',
    play() {
      const world = begin()
      world.tellContents(0, { type: 'observed' })
      watch(world, 5_000)
      world.change(0, 'a', true)
      // The first GET after the event reads what was before it.
      let isOver = false
      watch(world, 70_000, () => {
        each(world, 'get', (item) => {
          if (!isOver) world.age(item)
          isOver = true
        })
      })
      settle(world)
    },
  },
]
