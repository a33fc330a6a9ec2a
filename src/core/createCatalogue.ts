/** What there is: workbins, groups, and what the server says of itself, each read when somebody asks. */
import { groupsPath, workbinsPaths } from '../protocol/cataloguePaths.js'
import { parseGroups, type AgentGroup } from '../protocol/parseGroups.js'
import { parseWorkbins, type Workbin } from '../protocol/parseWorkbins.js'
import type { WorkbinFilter } from './client.js'
import { WorkbinError } from './errors.js'
import type { ReadOutcome, ReadPort } from './ports.js'
import type { RunningConnection } from './RunningConnection.js'
import { withLogin } from './withLogin.js'

/** What a read came to. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: WorkbinError }

/** Reads `path`; `parse` is null for an answer that is none to it. */
export type ReadAnswer = <Value>(
  path: string,
  parse: (body: unknown) => Value | null,
) => Promise<Answer<Value>>

/** The reads of one client. */
export interface Catalogue {
  readonly read: ReadAnswer
  workbins(filter?: WorkbinFilter): Promise<readonly Workbin[]>
  groups(): Promise<readonly AgentGroup[]>
  /** Another agent: aborts what is out. */
  forgetAgent(): void
}

/** Makes the reads. Who asks for what is out already gets the same answer. */
export function createCatalogue(connection: RunningConnection, port: ReadPort): Catalogue {
  const out = new Map<string, Promise<ReadOutcome>>()
  let abort = new AbortController()

  const send = async (path: string): Promise<ReadOutcome> => {
    const { signal } = abort
    const outcome = await withLogin(connection, () => port(path, signal))
    if (signal.aborted) return { type: 'fatal', error: new WorkbinError('agent-changed') }
    // A refusal that is older than the login it arrives in: nobody would try again by itself.
    const isOld = outcome.type === 'retry' && outcome.error.code === 'not-signed-in'
    return isOld ? send(path) : outcome
  }

  const sendOnce = (path: string): Promise<ReadOutcome> => {
    const known = out.get(path)
    if (known !== undefined) return known
    const sent = send(path).finally(() => {
      if (out.get(path) === sent) out.delete(path)
    })
    out.set(path, sent)
    return sent
  }

  const read: ReadAnswer = async (path, parse) => {
    const outcome = await sendOnce(path)
    if (outcome.type !== 'read') return { ok: false, error: outcome.error }
    const value = parse(outcome.body)
    return value === null
      ? { ok: false, error: new WorkbinError('malformed-answer') }
      : { ok: true, value }
  }

  return {
    read,
    async workbins(filter) {
      const { scope = 'all', type } = { ...filter }
      const workbins = valueOf(await read(workbinsPaths[scope], parseWorkbins))
      return type === undefined ? workbins : workbins.filter((workbin) => workbin.type === type)
    },
    groups: async () => valueOf(await read(groupsPath, parseGroups)),
    forgetAgent() {
      out.clear()
      abort.abort()
      abort = new AbortController()
    },
  }
}

function valueOf<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value
  throw answer.error
}
