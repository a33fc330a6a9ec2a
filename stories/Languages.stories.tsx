/** The same desk in other languages: whole catalogues, longer words, the other direction. */
import type { ReactElement } from 'react'
import { expect } from 'storybook/test'
import {
  ConnectionBanner,
  ConnectionStatus,
  FreshnessLabel,
  LabelsProvider,
  SubscribeToggle,
  WorkbinNotice,
  WorkbinStatusBadge,
  type WorkbinLabels,
} from 'gws-workbins'
import preview from '../.storybook/preview.js'
import { connections } from './connections.js'
import { lists } from './lists.js'
import { aMinuteAgo, stopClock } from './moment.js'
import { examples } from './subscriptions.js'
import { arabic } from './words/arabic.js'
import { german } from './words/german.js'

interface SpeakingProps {
  /** BCP 47 tag of the language, also that of times and numbers. */
  readonly locale: string
  readonly labels: WorkbinLabels
}

const verbs = { subscribe() {}, unsubscribe() {}, retry() {} }

/** One catalogue on one `LabelsProvider`; server data stays as it is. */
function Speaking({ locale, labels }: SpeakingProps): ReactElement {
  const failed = { ...examples.failed.subscription, ...verbs, since: aMinuteAgo }
  return (
    <LabelsProvider labels={labels} locale={locale}>
      <div className="sheets" lang={locale}>
        <ConnectionBanner connection={{ ...connections.reconnecting, reconnect() {} }} />
        <div className="row">
          <ConnectionStatus connection={connections.connected} />
          <SubscribeToggle subscription={{ ...examples.live.subscription, ...verbs }} />
          <FreshnessLabel
            contents={{ ...lists.outdated, asOf: aMinuteAgo - 120_000 }}
            subscription={examples.paused.subscription}
          />
          <FreshnessLabel contents={lists.outdated} />
        </div>
        <div className="row">
          {[1, 2, 5, 24, 12_408].map((count) => (
            <WorkbinStatusBadge
              key={count}
              subscription={examples.live.subscription}
              owner={{ agentGroup: 'Billing-Tier2' }}
              count={count}
            />
          ))}
        </div>
        <div className="row">
          {Object.entries(examples).map(([name, { subscription }]) => (
            <WorkbinStatusBadge key={name} subscription={subscription} />
          ))}
        </div>
        <WorkbinNotice name="VIP correspondence" subscription={failed} contents={lists.outdated} />
      </div>
    </LabelsProvider>
  )
}

const meta = preview.meta({
  title: 'Foundations/Languages',
  component: Speaking,
  beforeEach: stopClock,
})

export const German = meta.story({
  args: { locale: 'de-DE', labels: german },
  parameters: { docs: { description: { story: 'Formal German: words a third longer.' } } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Aktualisiert vor 3 Min.')).toBeVisible()
    await expect(canvas.getByText('Live-Aktualisierung um 10:42 unterbrochen.')).toBeVisible()
  },
})

export const Arabic = meta.story({
  args: { locale: 'ar', labels: arabic },
  globals: { direction: 'rtl' },
  parameters: {
    docs: { description: { story: 'Right to left; six forms of a number, by `pluralForm`.' } },
  },
  play: async ({ canvasElement }) => {
    const counts = [...canvasElement.querySelectorAll('[data-part=count]')]
    await expect(new Set(counts.map((count) => count.textContent?.trim())).size).toBe(5)
  },
})

export const Narrow = meta.story({
  args: { locale: 'de-DE', labels: german },
  render: (args) => (
    <div style={{ inlineSize: '18rem' }}>
      <Speaking {...args} />
    </div>
  ),
  play: async ({ canvasElement }) => {
    const page = canvasElement.querySelector('.sheets')
    await expect(page?.scrollWidth).toBeLessThanOrEqual(page?.clientWidth ?? 0)
  },
})
