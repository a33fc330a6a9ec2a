/** Answers `/me` and `/me/groups`: who is signed in, and the agent's multimedia session. */
import { parseJson } from '../../protocol/envelope.js'
import type { Gws } from '../createGws.js'
import type { AgentDefinition } from '../model/definition.js'
import { isObject } from '../shape.js'
import { answerCollection } from './answerCollection.js'
import type { RestAnswer } from './envelope.js'
import { fail, invalid, succeed } from './envelope.js'
import type { RestRequest } from './RestRequest.js'

/** A live server lists these and never a bare `api-multimedia` (captured). */
const features = [
  'api-voice',
  'api-multimedia-chat',
  'api-multimedia-email',
  'api-multimedia-workitem',
]

const channels = ['chat', 'email', 'workitem']

/** GET `/me`, with features, devices and channels where subresources are asked for. */
export function readMe(gws: Gws, { agent, query }: RestRequest): RestAnswer {
  const user = toUser(gws, agent)
  if (!query.has('subresources')) return succeed({ user })
  const userState = { state: gws.isStarted(agent.id) ? 'Ready' : 'LoggedOut' }
  return succeed({
    user: {
      ...user,
      features: features.map((id) => ({ id, uri: gws.uriOf(`/features/${id}`) })),
      devices: [],
      channels: channels.map((channel) => ({ channel, userState })),
    },
  })
}

function toUser(gws: Gws, { id, userName, firstName, lastName }: AgentDefinition) {
  const path = `/users/${encodeURIComponent(id)}`
  return {
    id,
    userName,
    firstName,
    lastName,
    roles: ['ROLE_AGENT'],
    enabled: true,
    changePasswordOnFirstLogin: false,
    uri: gws.uriOf(path),
    path,
  }
}

/** POST `/me`: starts or ends the agent's session. */
export function operateMe(gws: Gws, { agent, body }: RestRequest): RestAnswer {
  const operation = parseJson(body)
  if (!isObject(operation)) return invalid('The body is not a JSON object')
  switch (operation['operationName']) {
    case undefined:
      return fail(400, 1, 'operationName is missing')
    case 'StartContactCenterSession':
      return startSession(gws, agent, operation['channels'])
    case 'EndContactCenterSession':
      gws.startedAgents.delete(agent.id)
      gws.subscriptions.endAll('session', agent.id)
      return succeed()
    default:
      return invalid('operationName is not known here')
  }
}

/**
 * Without an Interaction Server all multimedia channels fail as one, named "multimedia": a partial
 * success next to voice (captured), a plain failure alone.
 */
function startSession(gws: Gws, agent: AgentDefinition, asked: unknown): RestAnswer {
  const wanted: readonly unknown[] = Array.isArray(asked) ? asked : ['voice', ...channels]
  const wantsVoice = wanted.includes('voice')
  if (wanted.every((channel) => channel === 'voice')) return succeed()
  if (gws.services.isUp('MultiMediaState')) {
    gws.startedAgents.add(agent.id)
    return succeed()
  }
  const failure = { statusCode: 4, statusMessage: 'Interaction server connection is not opened' }
  if (!wantsVoice) return { status: 500, body: failure }
  return {
    status: 200,
    body: {
      statusCode: 7,
      failed: [{ ...failure, channel: 'multimedia' }],
      succeeded: [{ statusCode: 0, channel: 'voice' }],
    },
  }
}

/** GET `/me/groups`: agent groups are business units here (captured). */
export function readGroups(gws: Gws, { agent, query }: RestRequest): RestAnswer {
  const type = query.get('type') ?? 'BusinessUnit'
  const names = type === 'BusinessUnit' ? agent.agentGroups : []
  const groups = names.map((name) => {
    const id = `2-${encodeURIComponent(name).toLowerCase()}`
    const path = `/groups/${id}`
    const contains = ['users', 'skills', 'queues', 'places']
    return { id, name, type, contains, uri: gws.uriOf(path), path }
  })
  return answerCollection(query, 'groups', groups)
}
