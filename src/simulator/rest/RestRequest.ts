/** A REST request once its sender is known. */
import type { AgentDefinition } from '../model/definition.js'
import type { Effect } from '../rules/Effect.js'

/** How operations are answered when rules ask for something else than the documented way. */
export interface Manner {
  readonly confirmation?: Extract<Effect, { readonly type: 'confirmation' }> | undefined
  readonly proof?: Extract<Effect, { readonly type: 'proof' }> | undefined
  readonly contents?: Extract<Effect, { readonly type: 'contents' }> | undefined
  readonly reference?: Extract<Effect, { readonly type: 'reference' }> | undefined
}

/** What the REST side answers. */
export interface RestRequest {
  readonly method: string
  /** The decoded segments below the base path. */
  readonly path: readonly string[]
  readonly query: URLSearchParams
  readonly body: string
  /** Who asks. */
  readonly agent: AgentDefinition
  readonly manner: Manner
}
