/** The badge in a page: its markup contract, its one timer, and what it lets the host decide. */
import { act, render, screen } from '@testing-library/react'
import { createRef, StrictMode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WorkbinStatusBadge } from 'gws-workbins'
import {
  failed,
  idle,
  recovering,
  start,
  subscribed,
  subscribing,
  subscriptions,
  unsubscribed,
  waiting,
} from './states.js'

beforeEach(() => {
  vi.useFakeTimers()
  vi.setSystemTime(start)
})
afterEach(() => {
  vi.useRealTimers()
})

/** Text as it is heard: without what is hidden from assistive technology. */
function heard(element: Element): string {
  const copy = element.cloneNode(true)
  if (!(copy instanceof Element)) return ''
  for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove()
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim()
}

const badge = () => {
  const element = document.querySelector('.gws-badge')
  if (!(element instanceof HTMLElement)) throw new Error('no badge')
  return element
}

function pass(ms: number): void {
  act(() => {
    vi.advanceTimersByTime(ms)
  })
}

describe('the markup of a badge', () => {
  it('names the truth and its modifiers in data attributes', () => {
    const { rerender } = render(<WorkbinStatusBadge subscription={subscribing} />)
    expect(badge()).toHaveAttribute('data-status', 'subscribing')
    expect(badge()).toHaveAttribute('data-phase', 'confirmation')
    expect(badge()).toHaveAttribute('data-tone', 'neutral')

    rerender(
      <WorkbinStatusBadge
        subscription={{ ...recovering, since: start - 30_000, isOffline: true }}
        size="lg"
        variant="outline"
      />,
    )
    expect(Object.fromEntries(Object.entries(badge().dataset))).toEqual({
      status: 'recovering',
      cause: 'link',
      stale: '',
      offline: '',
      tone: 'warning',
      size: 'lg',
      variant: 'outline',
    })

    rerender(<WorkbinStatusBadge subscription={{ ...waiting, reason: 'not-ready' }} />)
    expect(badge()).toHaveAttribute('data-reason', 'not-ready')
    rerender(<WorkbinStatusBadge subscription={{ ...failed, kind: 'unavailable' }} compact />)
    expect(badge()).toHaveAttribute('data-kind', 'unavailable')
    expect(badge()).toHaveAttribute('data-compact', '')
  })

  it('names its parts', () => {
    render(
      <WorkbinStatusBadge
        subscription={{ ...recovering, since: start - 30_000 }}
        owner={{ agentGroup: 'Billing' }}
        count={2}
        locale="en-GB"
      />,
    )
    const parts = [...badge().querySelectorAll('[data-part]')].map(
      (part) => part instanceof HTMLElement && part.dataset['part'],
    )
    expect(parts).toEqual([
      ...['owner', 'icon', 'text', 'label'],
      ...['status', 'icon', 'text', 'label', 'detail'],
      ...['count', 'text', 'label'],
    ])
    expect(badge().querySelector('[data-part=status] [data-icon]')).toHaveAttribute(
      'data-icon',
      'clock',
    )
  })

  it('is plain words without a style sheet [R-064]', () => {
    render(
      <WorkbinStatusBadge
        subscription={{ ...recovering, since: start - 30_000 }}
        owner={{ placeGroup: 'Geneva-Hall' }}
        count={24}
        locale="en-GB"
      />,
    )
    expect(badge()).toHaveTextContent('Place group Geneva-Hall Stale · since 10:42 24 items')
    expect(heard(badge())).toBe('Place group Geneva-Hall Stale since 10:42 24 items')
  })

  it('lets the age be heard before it is shown', () => {
    render(<WorkbinStatusBadge subscription={{ ...unsubscribed, lastLiveAt: start }} />)
    expect(heard(badge())).toMatch(/^Paused, last live 10:42/)
    expect(badge().querySelector('[data-part=label]')).toHaveTextContent(/^Paused$/)
  })

  it('isolates the names of the server, and writes them into no data attribute', () => {
    const name = 'مجموعة <b>1</b>'
    const { container } = render(
      <WorkbinStatusBadge subscription={subscribed} owner={{ agentGroup: name }} />,
    )
    expect(screen.getByText(name).tagName).toBe('BDI')
    const attributes = [...container.querySelectorAll('*')].flatMap((node) => [...node.attributes])
    const carriers = attributes.filter(({ value }) => value.includes(name))
    expect(carriers.map((attribute) => attribute.name)).toEqual(['title'])
    expect(attributes.filter((attribute) => attribute.name === 'style')).toEqual([])
  })

  it.each([
    [{ agentGroup: 'Tier2' }, 'Agent group Tier2 Live'],
    [{ placeGroup: 'Hall' }, 'Place group Hall Live'],
    [{ user: 'u-17' }, 'Agent u-17 Live'],
    ['me', 'My workbin Live'],
    [false, 'Live'],
    [undefined, 'Live'],
  ] as const)('says whose workbin it is: %j', (owner, text) => {
    render(<WorkbinStatusBadge subscription={subscribed} owner={owner} />)
    expect(heard(badge())).toBe(text)
  })

  it('shows the name itself, where the kind begins with the same word', () => {
    render(<WorkbinStatusBadge subscription={subscribed} owner={{ agentGroup: 'Agent' }} />)
    const [kind] = badge().querySelectorAll('.gws-sr')
    expect(kind).toHaveTextContent(/^Agent group$/)
    expect(heard(badge())).toBe('Agent group Agent Live')
  })

  it.each([
    [0, 'Live 0 items'],
    [1, 'Live 1 item'],
    [1024, 'Live 1,024 items'],
    ['unknown', 'Live Count unknown'],
    [undefined, 'Live'],
  ] as const)('says how many: %s', (count, text) => {
    render(<WorkbinStatusBadge subscription={subscribed} count={count} locale="en" />)
    expect(heard(badge())).toBe(text)
  })

  it('shows an unknown count as a question, never as nothing', () => {
    render(<WorkbinStatusBadge subscription={failed} count="unknown" />)
    expect(badge().querySelector('[data-part=count] [data-part=label]')).toHaveTextContent('?')
  })
})

describe('what assistive technology meets', () => {
  it('is an image with a name when the badge is compact [R-062]', () => {
    render(
      <WorkbinStatusBadge
        subscription={{ ...recovering, since: start - 30_000 }}
        owner={{ agentGroup: 'Billing' }}
        count={3}
        locale="en-GB"
        compact
      />,
    )
    const image = screen.getByRole('img', {
      name: 'Agent group Billing, Stale since 10:42, 3 items',
    })
    expect(image).toHaveAttribute('title', image.getAttribute('aria-label'))
    expect(image).toHaveTextContent(/^\s*$/)
  })

  it('is text, and has no name of its own, when it is not', () => {
    render(<WorkbinStatusBadge subscription={subscribed} />)
    expect(badge()).not.toHaveAttribute('role')
    expect(badge()).not.toHaveAttribute('aria-label')
  })

  it('is never a live region, whatever happens [R-062]', () => {
    for (const subscription of subscriptions)
      for (const compact of [false, true]) {
        const { container, unmount } = render(
          <WorkbinStatusBadge subscription={subscription} compact={compact} count={1} owner="me" />,
        )
        expect(
          container.querySelectorAll('[aria-live],[role=status],[role=alert],[role=log],output'),
        ).toHaveLength(0)
        unmount()
      }
  })

  it('sees no icon that is not named beside it', () => {
    for (const subscription of subscriptions) {
      const { container, unmount } = render(<WorkbinStatusBadge subscription={subscription} />)
      for (const svg of container.querySelectorAll('svg'))
        expect(svg).toHaveAttribute('aria-hidden', 'true')
      expect(heard(badge())).not.toBe('')
      unmount()
    }
  })
})

describe('what time does to a badge', () => {
  const label = () => badge().querySelector('[data-part=status] [data-part=label]')?.textContent

  it('shows a request only after 300 ms, and says the truth at once [R-061]', () => {
    render(<WorkbinStatusBadge subscription={subscribing} />)
    expect(label()).toBe('Waiting for connection')
    expect(badge()).toHaveAttribute('data-status', 'subscribing')
    pass(299)
    expect(label()).toBe('Waiting for connection')
    pass(1)
    expect(label()).toBe('Subscribing')
  })

  it('withdraws Live in the same commit, then checks, reconnects, and is stale [R-011, R-061]', () => {
    const { rerender } = render(<WorkbinStatusBadge subscription={subscribed} />)
    expect(label()).toBe('Live')
    rerender(<WorkbinStatusBadge subscription={recovering} />)
    expect(label()).toBe('Checking')
    pass(2_500)
    expect(label()).toBe('Reconnecting')
    pass(27_499)
    expect(label()).toBe('Reconnecting')
    pass(1)
    expect(label()).toBe('Stale')
    expect(badge()).toHaveAttribute('data-stale', '')
    rerender(<WorkbinStatusBadge subscription={subscribed} />)
    expect(label()).toBe('Live')
  })

  it('has one timer while something will change, none otherwise', () => {
    const { rerender } = render(<WorkbinStatusBadge subscription={recovering} />)
    expect(vi.getTimerCount()).toBe(1)
    pass(2_500)
    expect(vi.getTimerCount()).toBe(1)
    rerender(<WorkbinStatusBadge subscription={{ ...recovering, cause: 'session' }} />)
    expect(vi.getTimerCount()).toBe(1)
    rerender(<WorkbinStatusBadge subscription={subscribed} />)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('leaves no timer behind, StrictMode included', () => {
    const { unmount } = render(
      <StrictMode>
        <WorkbinStatusBadge subscription={recovering} labels={{ Checking: 'Hm' }} />
      </StrictMode>,
    )
    expect(vi.getTimerCount()).toBe(1)
    expect(label()).toBe('Hm')
    unmount()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is not taken in by a machine that slept', () => {
    render(<WorkbinStatusBadge subscription={recovering} />)
    vi.setSystemTime(start + 3_600_000)
    pass(2_500)
    expect(label()).toBe('Stale')
  })

  it('does not wake a thousand times for a wait without end', () => {
    const timings = { grace: Infinity, stale: Infinity }
    render(<WorkbinStatusBadge subscription={recovering} timings={timings} />)
    pass(11 * 3_600_000)
    expect(label()).toBe('Checking')
    expect(vi.getTimerCount()).toBe(1)
  })

  it('takes the waits of the host', () => {
    render(<WorkbinStatusBadge subscription={subscribing} timings={{ pending: 0 }} />)
    expect(label()).toBe('Subscribing')
  })
})

describe('what the host decides', () => {
  it('is class, style, attributes, handlers and ref of the element [R-064]', () => {
    const ref = createRef<HTMLSpanElement>()
    const onClick = vi.fn<() => void>()
    render(
      <WorkbinStatusBadge
        subscription={idle}
        ref={ref}
        className="mine"
        style={{ margin: 4 }}
        id="badge-1"
        data-testid="it"
        onClick={onClick}
      />,
    )
    expect(ref.current).toBe(badge())
    expect(badge().className).toBe('gws-badge mine')
    expect(badge()).toHaveStyle({ margin: '4px' })
    expect(badge().id).toBe('badge-1')
    screen.getByTestId('it').click()
    expect(onClick).toHaveBeenCalledOnce()
  })

  it('cannot be a lie: the contract attributes are the library’s', () => {
    render(<WorkbinStatusBadge subscription={idle} {...{ 'data-status': 'subscribed' }} />)
    expect(badge()).toHaveAttribute('data-status', 'idle')
  })

  it('is the name of a compact badge, too', () => {
    render(<WorkbinStatusBadge subscription={idle} compact aria-label="Drafts: off" />)
    expect(screen.getByRole('img', { name: 'Drafts: off' })).toBe(badge())
  })

  it('is the element, by render, which receives everything', () => {
    const ref = vi.fn<(element: HTMLElement | null) => void>()
    render(
      <WorkbinStatusBadge
        subscription={subscribed}
        ref={ref}
        className="mine"
        render={(props, model) => <li {...props} value={model.label.length} />}
      />,
      { container: document.body.appendChild(document.createElement('ul')) },
    )
    const item = screen.getByRole('listitem')
    expect(item).toBe(badge())
    expect(item).toHaveClass('gws-badge', 'mine')
    expect(item).toHaveAttribute('data-status', 'subscribed')
    expect(item).toHaveTextContent('Live')
    expect(ref).toHaveBeenCalledExactlyOnceWith(item)
  })

  it('is what is inside, by a function as child', () => {
    render(
      <WorkbinStatusBadge subscription={subscribed}>
        {(model) => <b>{model.text}!</b>}
      </WorkbinStatusBadge>,
    )
    expect(badge().innerHTML).toBe('<b>Live!</b>')
  })

  it('is every word', () => {
    const labels = {
      Live: 'En direct',
      agentGroup: (name: string) => `Groupe d’agents ${name}`,
      items: (count: number, formatted: string) =>
        count > 1 ? `${formatted} éléments` : `${formatted} élément`,
    }
    render(
      <WorkbinStatusBadge
        subscription={subscribed}
        owner={{ agentGroup: 'Lyon' }}
        count={2}
        labels={labels}
      />,
    )
    expect(heard(badge())).toBe('Groupe d’agents Lyon En direct 2 éléments')
  })
})
