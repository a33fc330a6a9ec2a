'use client'
/** The bar of the devtools: link, counts, and what can be done to the log. */
import type { ReactElement, Ref } from 'react'
import { ConnectionStatus } from '../../components/badge/ConnectionStatus.js'
import { Button } from '../../components/controls/Button.js'
import { Shape } from '../../components/controls/Shape.js'
import type { LogSnapshot } from '../log/createDevtoolsLog.js'
import { CopyButton } from './CopyButton.js'
import { LogFilter, type LogFilterProps } from './LogFilter.js'
import { shapes } from './shapes.js'

interface DevtoolsBarProps extends LogFilterProps {
  readonly snapshot: LogSnapshot
  readonly isPaused: boolean
  readonly onPause: () => void
  readonly onClear: () => void
  readonly onClose: (() => void) | undefined
  readonly closeRef: Ref<HTMLButtonElement> | undefined
}

/** One row; it wraps where there is no room. */
export function DevtoolsBar(props: DevtoolsBarProps): ReactElement {
  const {
    closeRef,
    isPaused,
    kind,
    onClear,
    onClose,
    onKind,
    onPause,
    onSearch,
    search,
    snapshot,
  } = props
  const { connection, messages, targets, unmatched } = snapshot
  return (
    <div className="gws-devtools-bar">
      <div data-part="row">
        <span data-part="icon">
          <Shape path={shapes.bug} />
        </span>
        <b data-part="title">Workbin devtools</b>
        <ConnectionStatus connection={connection} size="sm" />
        <bdi data-part="counts">
          {count(targets.length, 'subscription')} · {count(messages, 'message')} ·{' '}
          <span data-part="unmatched" data-some={unmatched > 0 ? '' : undefined}>
            {unmatched} unmatched
          </span>
        </bdi>
        <span data-part="tools">
          <LogFilter kind={kind} onKind={onKind} search={search} onSearch={onSearch} />
          <Button look="quiet" icon={isPaused ? shapes.resume : shapes.pause} onClick={onPause}>
            {isPaused ? 'Resume log' : 'Pause log'}
          </Button>
          <Button look="quiet" onClick={onClear}>
            Clear
          </Button>
          <CopyButton snapshot={snapshot} />
          {onClose && (
            <Button
              look="quiet"
              icon={shapes.close}
              ref={closeRef}
              aria-label="Close devtools"
              onClick={onClose}
            />
          )}
        </span>
      </div>
    </div>
  )
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
