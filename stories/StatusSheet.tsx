/** Everything that badges, switches and notices can say, on one sheet. */
import type { ReactElement, ReactNode } from 'react'
import {
  ConnectionStatus,
  getBadgeModel,
  SubscribeToggle,
  WorkbinNotice,
  WorkbinStatusBadge,
  type SubscriptionState,
  type WorkbinSubscription,
} from 'gws-workbins'
import { announced } from './announced.js'
import { connections } from './connections.js'
import { lists } from './lists.js'
import { aMinuteAgo, now, timeZone } from './moment.js'
import { examples } from './subscriptions.js'
import { ToneCards } from './ToneCards.js'
import type { ThemeName } from './tokens.js'

const place = { now, locale: 'en-GB', timeZone } as const

/** The sheet. The tokens are those of `theme`; everything else takes the theme around it. */
export function StatusSheet({ theme }: { readonly theme: ThemeName }): ReactElement {
  return (
    <article className="status-sheet">
      <header>
        <h2>Workbin status components</h2>
        <p>
          Six looks carry everything there is to say. Shape and word always change together; colour
          only supports them. Badges are plain text to assistive technology; one shared polite
          announcer speaks, and only where the last column says so.
        </p>
      </header>
      <Statuses />
      <Card title="WorkbinStatusBadge with agentGroup, placeGroup, owner and count">
        <Owners />
      </Card>
      <Card title="Sizes sm, md, lg; variants subtle, outline, solid, plain">
        <Variants />
      </Card>
      <div className="pair">
        <Card title="ConnectionStatus (the push link)">
          {Object.entries(connections).map(([name, connection]) => (
            <ConnectionStatus key={name} connection={connection} />
          ))}
        </Card>
        <Card title="SubscribeToggle: off, on, pending, not available">
          {(['paused', 'live', 'subscribing', 'notAvailable'] as const).map((name) => (
            <SubscribeToggle key={name} subscription={held(examples[name].subscription)} />
          ))}
        </Card>
      </div>
      <Notices />
      <section className="tokens" aria-label="Tone tokens">
        <h3>Tone tokens, contrast in the {theme} theme (WCAG 2 ratio)</h3>
        <ToneCards theme={theme} />
      </section>
    </article>
  )
}

/** What a host has in its hand; here nothing comes of it. */
const held = (subscription: SubscriptionState): WorkbinSubscription => ({
  ...subscription,
  subscribe: nothing,
  unsubscribe: nothing,
  retry: nothing,
})

const nothing = () => undefined

const columns = ['Status', 'Badge', 'Solid', 'Compact', 'When', 'Read when reached', 'Announced']

function Statuses() {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls where the page is narrow, and the keyboard must reach it
    <section className="card scrolls" aria-label="All statuses" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.entries(examples).map(([name, { subscription, when }]) => (
            <tr key={name}>
              <th scope="row">{subscription.status}</th>
              <td>
                <WorkbinStatusBadge subscription={subscription} />
              </td>
              <td>
                <WorkbinStatusBadge subscription={subscription} variant="solid" />
              </td>
              <td>
                <WorkbinStatusBadge subscription={subscription} compact />
              </td>
              <td>{when}</td>
              <td>“Billing escalations, {getBadgeModel(subscription, place).text}”</td>
              <td>{new Map(Object.entries(announced)).get(name) ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Owners() {
  const { live, subscribing, failed, stale, paused } = examples
  return (
    <>
      <WorkbinStatusBadge {...live} owner={{ agentGroup: 'Billing-Tier2' }} count={24} />
      <WorkbinStatusBadge {...subscribing} owner={{ agentGroup: 'Risk-EMEA' }} />
      <WorkbinStatusBadge {...failed} owner={{ agentGroup: 'KeyAccounts' }} count="unknown" />
      <WorkbinStatusBadge {...live} owner={{ placeGroup: 'Geneva-Hall' }} count={5} />
      <WorkbinStatusBadge {...stale} owner={{ placeGroup: 'Geneva-Back' }} />
      <WorkbinStatusBadge {...paused} owner={{ placeGroup: 'Night-Desk' }} />
      <WorkbinStatusBadge {...live} owner="me" count={3} />
    </>
  )
}

const sizes = ['sm', 'md', 'lg'] as const
const variants = ['outline', 'solid', 'plain'] as const

function Variants() {
  const badge = (name: keyof typeof examples) => ({ subscription: examples[name].subscription })
  return (
    <>
      {sizes.map((size) => (
        <WorkbinStatusBadge key={size} {...badge('live')} size={size} />
      ))}
      {variants.map((variant) => (
        <WorkbinStatusBadge key={variant} {...badge('reconnecting')} variant={variant} />
      ))}
      {sizes.map((size) => (
        <WorkbinStatusBadge key={size} {...badge('failed')} size={size} />
      ))}
      {variants.map((variant) => (
        <WorkbinStatusBadge key={variant} {...badge('failed')} variant={variant} />
      ))}
    </>
  )
}

function Notices() {
  const of = (name: keyof typeof examples) => ({
    ...held(examples[name].subscription),
    since: aMinuteAgo,
  })
  return (
    <div className="three">
      <WorkbinNotice
        name="VIP correspondence"
        subscription={of('failed')}
        contents={{ ...lists.outdated, refetch: async () => lists.outdated }}
      />
      <WorkbinNotice name="Chargebacks" subscription={of('noConfirmation')} />
      <WorkbinNotice name="Supervisors" subscription={of('notAvailable')} />
    </div>
  )
}

function Card({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="card" aria-label={title}>
      <h3>{title}</h3>
      <div className="row">{children}</div>
    </section>
  )
}
