/** How a medium looks: its icon and its word. */
import type { ListWord } from '../words/listWords.js'

const email = 'M2.5 4h11v8h-11zM2.5 4.5 8 9l5.5-4.5'
const chat = 'M2.5 3h11v7.5H8L4.5 13v-2.5h-2z'
const workitem = 'M2.5 5h11v8h-11zM6 5V3h4v2M2.5 8.5h11'
const openmedia = 'M8 2a6 6 0 1 1 0 12A6 6 0 1 1 8 2M2 8h12M8 2c4 4 4 8 0 12M8 2C4 6 4 10 8 14'

/** Path data of the icon of a medium, and the word for it; a medium of a site's own has only its name. */
export function mediumLook(medium: string): readonly [path: string, word: ListWord | undefined] {
  switch (medium) {
    case 'email':
      return [email, 'Email']
    case 'chat':
      return [chat, 'Chat']
    case 'workitem':
      return [workitem, 'Workitem']
    case 'openmedia':
      return [openmedia, 'Open media']
    default:
      return [openmedia, undefined]
  }
}
