/** A client with every part: what hosts are given. */
import type { WorkbinClient } from '../../core/client.js'
import type { LeanClient } from '../../core/LeanClient.js'
import { withChannels } from '../../core/withChannels.js'
import { withEvents } from '../../core/withEvents.js'
import { withLosses } from '../../core/withLosses.js'
import { withCatalogue } from './withCatalogue.js'
import { withContents } from './withContents.js'
import { withDiagnosis } from './withDiagnosis.js'
import { withMoves } from './withMoves.js'

/** The same client, completed. */
export function completeClient(client: LeanClient): WorkbinClient {
  const live = withLosses(withChannels(withEvents(client)))
  return withMoves(withContents(withDiagnosis(withCatalogue(live))))
}
