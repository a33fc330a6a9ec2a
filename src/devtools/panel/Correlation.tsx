'use client'
/** One request as a bar: how long its answer took, and how long the push that proves it. */
import type { ReactElement } from 'react'
import { endsWithAnswer, type Exchange } from '../log/Exchanges.js'
import { nameOf } from './nameOf.js'

/** HTTP solid, the wait for the push striped, each as long as it took. */
export function Correlation({ exchange }: { readonly exchange: Exchange }): ReactElement {
  const { operation, outcome, reference, target } = exchange
  const { http, isFirst, push } = measure(exchange)
  const words = describe(exchange)
  const whole = isFirst ? Math.max(http ?? 0, push ?? 0) : (http ?? 0) + (push ?? 0)
  const share = (part: number | null): string =>
    `${whole === 0 ? 50 : ((part ?? 0) / whole) * 100}%`
  return (
    <div className="gws-devtools-correlation" data-outcome={outcome}>
      <div data-part="title">
        <bdi>
          {reference === null ? operation : `Request #${reference}`} · <bdi>{nameOf(target)}</bdi>
        </bdi>
      </div>
      <div data-part="bar" role="img" aria-label={words.join(', ')}>
        {http !== null && <span data-part="http" style={{ inlineSize: share(http) }} />}
        {push !== null && !isFirst && <span data-part="push" style={{ inlineSize: share(push) }} />}
        {push === null && http !== null && pushless(exchange) !== '' && (
          <span data-part="push" data-open="" style={{ inlineSize: '60%' }} />
        )}
      </div>
      <div data-part="legend" aria-hidden="true">
        {words.map((word) => (
          <bdi key={word}>{word}</bdi>
        ))}
      </div>
      {!isGood(outcome) && <div data-part="outcome">{outcome}</div>}
    </div>
  )
}

function describe(exchange: Exchange): readonly string[] {
  const { http, isFirst, push } = measure(exchange)
  if (http === null) return ['no answer yet']
  if (!endsWithAnswer(exchange)) return [`${http} ms with its proof`]
  if (push === null) return [`HTTP ${http} ms`, pushless(exchange)].filter((word) => word !== '')
  return [`HTTP ${http} ms`, isFirst ? `push first, after ${push} ms` : `push +${push} ms`]
}

interface Parts {
  readonly http: number | null
  /** From the answer; from the request where it overtook that. */
  readonly push: number | null
  readonly isFirst: boolean
}

function measure(exchange: Exchange): Parts {
  const { answeredAt, pushedAt, sentAt } = exchange
  const http = answeredAt === null ? null : answeredAt - sentAt
  if (pushedAt === null || !endsWithAnswer(exchange)) return { http, push: null, isFirst: false }
  const isFirst = answeredAt === null || pushedAt < answeredAt
  return { http, push: pushedAt - (isFirst ? sentAt : answeredAt), isFirst }
}

/** Only what was accepted is waited for. */
function pushless({ outcome }: Exchange): string {
  return outcome === 'accepted' ? 'no push yet' : ''
}

function isGood(outcome: string): boolean {
  return ['accepted', 'done', 'left', 'pending'].includes(outcome)
}
