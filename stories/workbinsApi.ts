/** Every operation of the Workbins API: what here does it, what answers it in the simulator, what proves it. */
import type * as library from 'gws-workbins'
import type { WorkbinClient } from 'gws-workbins/core'

/** A hook of the library. */
export type HookName = Extract<keyof typeof library, `use${string}`>

/** One operation. */
export interface ApiRow {
  readonly operation: string
  /**
   * Method, and path below the base URL. `{id}` a workbin, `{ids}` several of them, `{agentGroup}`
   * and `{placeGroup}` names, `{user}` an agent's id.
   */
  readonly request: string
  /** `operationName` of the bodies that are sent there; with an interaction's id for Add and Pull. */
  readonly operations?: readonly string[]
  readonly hooks: readonly HookName[]
  readonly core: readonly (keyof WorkbinClient)[]
  /** Why it is not sent, where it is not: then there is no hook either. */
  readonly notSent?: string
  /** The file below `src/simulator/rest` that answers it. */
  readonly simulator: string
  /** A test that proves it. */
  readonly test: string
}

const list = { simulator: 'readWorkbins', test: 'test/transport/catalogue.test.ts' }
const contents = {
  hooks: ['useWorkbinContents'],
  core: ['contents', 'fetchContents'],
  simulator: 'readWorkbins',
  test: 'test/transport/contents.test.ts',
} as const
const subscriptions = {
  operations: ['Subscribe', 'Unsubscribe'],
  hooks: ['useWorkbinSubscription', 'useWorkbinSubscriptions'],
  core: ['subscription'],
  simulator: 'changeSubscriptions',
  test: 'test/transport/server.test.ts',
} as const
const several = { ...subscriptions, test: 'test/transport/gatherRequests.test.ts' }
const adds = {
  operations: ['AddChat'],
  hooks: ['useAddToWorkbin', 'useMoveBetweenWorkbins'],
  core: ['add', 'addAll', 'move'],
  simulator: 'moveItem',
  test: 'test/transport/moves.test.ts',
} as const
const pulls = {
  operations: ['PullChat'],
  hooks: ['usePullFromWorkbin', 'useMoveBetweenWorkbins'],
  core: ['pull', 'pullAll', 'move'],
  simulator: 'moveItem',
  test: 'test/transport/moves.test.ts',
} as const
const diagnosis = {
  hooks: ['useDiagnosis'],
  core: ['diagnose'],
  simulator: 'answerRest',
  test: 'test/transport/diagnose.test.ts',
} as const
const unused = {
  hooks: [],
  core: [],
  simulator: 'readWorkbins',
  test: 'test/simulator/rest.test.ts',
}

/** All of them, in the order of the documentation. */
export const workbinsApi: readonly ApiRow[] = [
  {
    ...list,
    operation: 'List all workbins',
    request: 'GET /workbins?fields=*',
    hooks: ['useWorkbins', 'useGroupWorkbins'],
    core: ['workbins'],
  },
  {
    ...list,
    operation: 'List the agent’s own',
    request: 'GET /me/workbins?fields=*',
    hooks: ['useWorkbins'],
    core: ['workbins'],
  },
  {
    ...list,
    operation: 'List the agent’s groups',
    request: 'GET /me/groups?type=BusinessUnit&fields=*',
    hooks: ['useMyAgentGroups', 'useGroupWorkbins'],
    core: ['groups'],
    simulator: 'answerMe',
  },
  {
    ...diagnosis,
    operation: 'Describe a workbin',
    request: 'GET /me/workbins/{id}?agentGroup={agentGroup}',
    simulator: 'readWorkbins',
  },
  { ...contents, operation: 'Contents, own', request: 'GET /me/workbins/{id}?subresources=*' },
  {
    ...contents,
    operation: 'Contents, agent group',
    request: 'GET /me/workbins/{id}?subresources=*&agentGroup={agentGroup}',
  },
  {
    ...contents,
    operation: 'Contents, place group',
    request: 'GET /me/workbins/{id}?subresources=*&placeGroup={placeGroup}',
  },
  ...['emails', 'chats', 'workitems'].map((medium): ApiRow => ({
    ...contents,
    operation: `Contents, another agent: ${medium}`,
    request: `GET /users/{user}/workbins/{id}/${medium}?subresources=*`,
  })),
  {
    ...unused,
    operation: 'Contents of several workbins',
    request: 'GET /workbins?workbinIds={ids}&subresources=*',
    notSent:
      'each list is read by itself, at most four at a time: one that fails keeps no other away',
  },
  {
    ...unused,
    operation: 'Contents, one medium',
    request: 'GET /workbins/{id}/workitems?fields=*',
    notSent: 'a list has every medium',
  },
  { ...subscriptions, operation: 'Subscribe, own', request: 'POST /me/workbins/{id}' },
  {
    ...several,
    operation: 'Subscribe, several own',
    request: 'POST /me/workbins?workbinIds={ids}',
  },
  {
    ...subscriptions,
    operation: 'Subscribe, another agent',
    request: 'POST /users/{user}/workbins/{id}',
  },
  {
    ...several,
    operation: 'Subscribe, several of another agent',
    request: 'POST /users/{user}/workbins?workbinIds={ids}',
  },
  {
    ...subscriptions,
    operation: 'Subscribe, agent group',
    request: 'POST /me/workbins/{id}?agentGroup={agentGroup}',
  },
  {
    ...subscriptions,
    operation: 'Subscribe, place group',
    request: 'POST /me/workbins/{id}?placeGroup={placeGroup}',
  },
  { ...adds, operation: 'Add, own', request: 'POST /me/workbins/{id}' },
  {
    ...adds,
    operation: 'Add, agent group',
    request: 'POST /me/workbins/{id}?agentGroup={agentGroup}',
  },
  {
    ...adds,
    operation: 'Add, place group',
    request: 'POST /me/workbins/{id}?placeGroup={placeGroup}',
  },
  { ...adds, operation: 'Add, another agent', request: 'POST /users/{user}/workbins/{id}' },
  { ...pulls, operation: 'Pull, own', request: 'POST /me/workbins/{id}' },
  {
    ...pulls,
    operation: 'Pull, agent group',
    request: 'POST /me/workbins/{id}?agentGroup={agentGroup}',
  },
  {
    ...pulls,
    operation: 'Pull, place group',
    request: 'POST /me/workbins/{id}?placeGroup={placeGroup}',
  },
  { ...pulls, operation: 'Pull, another agent', request: 'POST /users/{user}/workbins/{id}' },
  {
    ...diagnosis,
    operation: 'The agent, with features and channels',
    request: 'GET /me?subresources=*',
    simulator: 'answerMe',
  },
  { ...diagnosis, operation: 'The servers behind GWS', request: 'GET /services?fields=*' },
  { ...diagnosis, operation: 'The version of GWS', request: 'GET /diagnostics/version' },
  {
    ...unused,
    operation: 'Start the agent’s session',
    request: 'POST /me',
    operations: ['StartContactCenterSession'],
    notSent: 'the host’s own business: `ready`, or `setReady(true)`, says that it has started',
    simulator: 'answerMe',
    test: 'test/simulator/signIn.test.ts',
  },
]
