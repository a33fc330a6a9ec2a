'use client'
/** One line of the log. */
import { memo, type NamedExoticComponent, type ReactElement } from 'react'
import { lineOf, type LogEntry } from '../log/LogEntry.js'
import { formatMoment } from './formatMoment.js'
import { nameOf } from './nameOf.js'

interface LogRowProps {
  readonly entry: LogEntry
  readonly isChosen: boolean
  /** It is of the same request. */
  readonly isRelated: boolean
  readonly isStop: boolean
  readonly onChoose: (entry: LogEntry) => void
}

/** The button in it is what the keyboard finds; a press anywhere on the line does the same. */
export const LogRow: NamedExoticComponent<LogRowProps> = memo(function LogRow({
  entry,
  isChosen,
  isRelated,
  isStop,
  onChoose,
}: LogRowProps): ReactElement {
  const { at, id, kind, note, reference, target, tone, word } = entry
  const line = lineOf(entry, target)
  return (
    // The button in it does the same for the keyboard.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <tr
      data-kind={kind}
      data-tone={tone}
      data-related={isRelated ? '' : undefined}
      onClick={() => onChoose(entry)}
    >
      <td dir="ltr">{formatMoment(at)}</td>
      <td dir="ltr">{word}</td>
      <td dir="ltr">
        <button
          type="button"
          data-line={id}
          aria-pressed={isChosen}
          tabIndex={isStop ? 0 : -1}
          title={line}
        >
          {line}
        </button>
      </td>
      <td>{reference !== null && <bdi data-part="reference">#{reference}</bdi>}</td>
      <td>
        <bdi>{note === '' && target !== null ? nameOf(target) : note}</bdi>
      </td>
    </tr>
  )
})
