'use client'
/** Reads a model that changes with time alone, with one timer for the moment at which it next does. */
import { useMemo, useSyncExternalStore } from 'react'

interface Timed {
  readonly changesAt: number | null
}

/** The longest delay a timer keeps (ms); beyond it browsers fire at once. */
const longestDelay = 2 ** 31 - 1

/**
 * The model of this moment. The clock is read outside render, so one commit sees one moment; on a
 * server it is `serverNow`, so that hydration finds the same words.
 *
 * @param make - describes a moment (epoch ms); memoise it: a new one is a new model and a new timer
 * @param serverNow - the moment that server and hydration agree on (epoch ms)
 * @returns the model, replaced when its `changesAt` has come
 */
export function useModelAt<Model extends Timed>(
  make: (now: number) => Model,
  serverNow: number,
): Model {
  const store = useMemo(() => createModelStore(make, serverNow), [make, serverNow])
  return useSyncExternalStore(store.subscribe, store.read, store.readOnServer)
}

function createModelStore<Model extends Timed>(make: (now: number) => Model, serverNow: number) {
  let model: Model | undefined
  let serverModel: Model | undefined

  // Replaced by the timer alone: two reads of one render must not see two moments.
  function read(): Model {
    return (model ??= make(Date.now()))
  }

  function subscribe(onChange: () => void): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined
    function arm() {
      const { changesAt } = read()
      if (changesAt !== null)
        timer = setTimeout(tick, Math.min(changesAt - Date.now(), longestDelay))
    }
    function tick() {
      model = make(Date.now())
      onChange()
      arm()
    }
    arm()
    return () => clearTimeout(timer)
  }

  return { read, readOnServer: () => (serverModel ??= make(serverNow)), subscribe }
}
