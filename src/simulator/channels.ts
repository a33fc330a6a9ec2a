/** The CometD topics the simulator publishes on, as GWS names them. */
import type { Medium } from './model/media.js'

/** Confirmations and contents of workbins. */
export const workbinsChannel = '/v2/me/workbins'

/** States of the servers behind GWS; note that it has no `/v2`. */
export const servicesChannel = '/notifications/services'

/** Where an agent hears of what it holds, and under which name. */
export interface MediumTopic {
  /** The last segment of the topic, and of the address of the agent's own interactions. */
  readonly topic: 'emails' | 'workitems' | 'chats' | 'openmedia'
  /** The property of the message that holds the interaction. */
  readonly resource: 'email' | 'workitem' | 'chat' | 'openmedia'
  readonly messageType: string
}

const openmedia: MediumTopic = {
  topic: 'openmedia',
  resource: 'openmedia',
  messageType: 'OpenmediaStateChangeMessage',
}

/**
 * The topic of each medium. Those of e-mails, workitems and open media are documented; chats follow
 * them. No page says where the social media go: here they go with open media, which they are to
 * the Interaction Server.
 */
export const mediumTopics: Readonly<Record<Medium, MediumTopic>> = {
  chat: { topic: 'chats', resource: 'chat', messageType: 'ChatStateChangeMessage' },
  email: { topic: 'emails', resource: 'email', messageType: 'EmailStateChangeMessage' },
  facebook: openmedia,
  facebooksession: openmedia,
  openmedia,
  tweet: openmedia,
  workitem: {
    topic: 'workitems',
    resource: 'workitem',
    messageType: 'WorkitemStateChangeMessage',
  },
}
