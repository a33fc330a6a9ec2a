/** A client that says what keeps lists from being live. */
import { addPart } from '../../core/addPart.js'
import type { WorkbinClient } from '../../core/client.js'
import { diagnose } from '../../core/diagnose.js'
import type { LeanClient } from '../../core/LeanClient.js'
import { wiredCatalogue } from './withCatalogue.js'

/** What a client can find out about itself. */
export type DiagnosisPart = Pick<WorkbinClient, 'diagnose'>

/** The client with `diagnose`. */
export function withDiagnosis<Client extends LeanClient>(client: Client): Client & DiagnosisPart {
  return addPart(client, 'diagnose', (engine): DiagnosisPart => {
    const { read } = wiredCatalogue(engine)
    return { diagnose: (target) => diagnose(engine, read, target) }
  })
}
