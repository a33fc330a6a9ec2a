/**
 * The hook that a team writes by itself: CometD, fetch and an effect. It is decent. It renews nothing,
 * but knows the CSRF pair; it joins its topic on every handshake, as CometD's manual says; it matches
 * confirmations by reference and group; it shows when polls fail, and reads the list again after that.
 */
import { CometD, type Message } from 'cometd'
import { useEffect, useState } from 'react'
import { answerBy } from './answerBy.js'

/** An interaction, as far as this desktop shows it. */
export interface NaiveItem {
  readonly id: string
}

/** What the desktop shows. */
export interface NaiveWorkbin {
  readonly status: 'Connecting' | 'Subscribing' | 'Live' | 'Reconnecting' | 'Failed'
  readonly items: readonly NaiveItem[]
}

/** A GWS answer or message, as its documentation prints it. */
interface Fields {
  readonly statusCode?: number
  readonly referenceId?: number
  readonly id?: string
  readonly agentGroup?: string
  readonly stateResource?: string
  readonly action?: string
  readonly workbin?: object
}

/** Every list of a workbin is that of a medium. */
const itemsIn = (workbin: object = {}): readonly NaiveItem[] =>
  Object.values(workbin).flatMap((list: unknown) =>
    Array.isArray(list) ? (list as readonly NaiveItem[]) : [],
  )

/** The item of an event is in the property named after its medium. */
const itemOf = (event: object): NaiveItem | undefined => {
  const [found] = Object.entries(event).filter(([name]) => name.endsWith('StateResourceV2'))
  return found?.[1] as NaiveItem | undefined // as documented
}

/** Subscribes the workbin of an agent group, lists it, and keeps the list by its events. */
export function useNaiveWorkbin(
  url: string,
  id: string,
  agentGroup: string,
  fetch: typeof globalThis.fetch,
): NaiveWorkbin {
  const [isConnected, setConnected] = useState(false)
  const [wasConnected, setWasConnected] = useState(false)
  const [isSubscribed, setSubscribed] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const [items, setItems] = useState<readonly NaiveItem[]>([])

  useEffect(() => {
    const cometd = new CometD()
    const path = `/me/workbins/${id}`
    const query = `agentGroup=${encodeURIComponent(agentGroup)}`
    let csrf: readonly [name: string, value: string] | null = null
    let isOver = false
    let isLost = false
    let reference: number | undefined
    /** Confirmations may come before the answer that says which is ours. */
    const early = new Map<number | undefined, string>()

    const call = async (method: 'GET' | 'POST', to: string, body?: object): Promise<Fields> => {
      const headers = new Headers({ 'Content-Type': 'application/json' })
      if (csrf !== null) headers.set(...csrf)
      const init = { method, headers, credentials: 'include' } as const
      const response = await fetch(
        url + to,
        body === undefined ? init : { ...init, body: JSON.stringify(body) },
      )
      const name = response.headers.get('X-CSRF-HEADER')
      const token = response.headers.get('X-CSRF-TOKEN')
      if (name !== null && token !== null) csrf = [name, token]
      const answer = (await response.json()) as Fields // of GWS
      if (!response.ok || answer.statusCode !== 0) throw new Error(`GWS said ${response.status}`)
      return answer
    }

    const fail = (): void => {
      if (!isOver) setFailed(true)
    }

    const settle = (state: string | undefined): void => {
      if (state === 'Subscribed') setSubscribed(true)
      if (state === 'RequestFailed') fail()
    }

    const list = async (): Promise<void> => {
      const { workbin } = await call('GET', `${path}?subresources=*&${query}`)
      if (!isOver) setItems(itemsIn(workbin))
    }

    const subscribe = async (): Promise<void> => {
      const answer = await call('POST', `${path}?${query}`, { operationName: 'Subscribe' })
      reference = answer.referenceId
      settle(early.get(reference))
      await list()
    }

    const onMessage = ({ data }: Message): void => {
      const told = data as Fields // on this topic
      if (told.id !== id || told.agentGroup !== agentGroup) return
      if (told.stateResource === 'Unsubscribed') setSubscribed(false)
      else if (told.stateResource !== undefined) {
        early.set(told.referenceId, told.stateResource)
        if (told.referenceId === reference) settle(told.stateResource)
      }
      const item = itemOf(told)
      if (item === undefined) return
      setItems((before) => {
        const others = before.filter((each) => each.id !== item.id)
        return told.action === 'ItemAdded' ? [...others, item] : others
      })
    }

    cometd.unregisterTransport('websocket')
    cometd.unregisterTransport('callback-polling')
    answerBy(cometd, fetch)
    cometd.configure({ url: `${url}/notifications` })
    cometd.addListener('/meta/handshake', ({ successful }) => {
      if (successful === true) cometd.subscribe('/v2/me/workbins', onMessage)
    })
    cometd.addListener('/meta/connect', ({ successful }) => {
      if (isOver) return
      setConnected(successful === true)
      if (successful !== true) isLost = true
      else if (isLost) {
        isLost = false
        list().catch(fail)
      }
    })

    const start = async (): Promise<void> => {
      await call('GET', '/me')
      // React has mounted, unmounted and mounted again.
      if (isOver) return
      const joined = cometd.addListener('/meta/subscribe', ({ successful }) => {
        if (successful !== true) return
        cometd.removeListener(joined)
        setWasConnected(true)
        subscribe().catch(fail)
      })
      cometd.handshake()
    }
    start().catch(fail)

    return () => {
      isOver = true
      if (reference === undefined) return cometd.disconnect()
      const end = (): void => cometd.disconnect()
      call('POST', `${path}?${query}`, { operationName: 'Unsubscribe' }).then(end, end)
    }
  }, [agentGroup, fetch, id, url])

  if (hasFailed) return { status: 'Failed', items }
  if (!isConnected) return { status: wasConnected ? 'Reconnecting' : 'Connecting', items }
  return { status: isSubscribed ? 'Live' : 'Subscribing', items }
}
