/** One line for an entry of the simulator's log. */
import type { LogEntry } from 'gws-workbins/simulator'

/** What kind of line, and what it says; null for what a reader need not see. */
export function describeEntry(entry: LogEntry): readonly [kind: string, text: string] | null {
  switch (entry.kind) {
    case 'request':
      return [entry.method, decodeURIComponent(entry.path)]
    case 'response':
      return describeResponse(entry.status, entry.body)
    case 'bayeux':
      return entry.direction === 'out' ? describeReply(fieldsOf(entry.message)) : null
    case 'push':
      return ['push', describePush(fieldsOf(entry.data))]
    case 'subscription':
      return ['truth', `${entry.subscribed ? 'subscribed' : 'not subscribed'} (${entry.cause})`]
    case 'session':
      return ['truth', `push session ${entry.open ? 'opened' : 'ended'}`]
    case 'rule':
      return ['rule', entry.effect]
    case 'action':
      return ['you', `${entry.action} ${JSON.stringify(entry.detail) ?? ''}`]
    default:
      return entry satisfies never
  }
}

type Fields = ReadonlyMap<string, unknown>

const fieldsOf = (value: unknown): Fields => new Map(Object.entries(value ?? {}))

/** A Bayeux answer has lines of its own, one for each message. */
function describeResponse(status: number | 'cut', body: string | undefined) {
  if (body === undefined && status === 200) return null
  return [status === 'cut' ? 'cut' : String(status), body?.slice(0, 120) ?? ''] as const
}

/** Polls come and go all day, and a push has its line already. */
function describeReply(reply: Fields) {
  const channel = String(reply.get('channel'))
  const isRefused = reply.get('successful') === false
  if (!channel.startsWith('/meta/') || (channel === '/meta/connect' && !isRefused)) return null
  const outcome = isRefused ? String(reply.get('error')) : 'successful'
  return ['reply', [channel, reply.get('subscription'), outcome].filter(Boolean).join(' ')] as const
}

function describePush(data: Fields): string {
  const named = ['messageType', 'stateResource', 'referenceId', 'agentGroup', 'placeGroup']
  return (
    named
      .map((name) => data.get(name))
      .filter(Boolean)
      .join(' · ') || 'a message'
  )
}
