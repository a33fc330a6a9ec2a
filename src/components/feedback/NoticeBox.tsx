'use client'
/** The markup that notice and banner share: an icon, what happened, why, and the one thing to do. */
import { useId, type ForwardedRef, type HTMLAttributes, type ReactElement } from 'react'
import { BadgeIcon } from '../badge/BadgeSegment.js'
import { Button } from '../controls/Button.js'
import { feedbackSentences, type FeedbackWord } from '../words/feedbackWords.js'
import { completeLabels, type WorkbinLabels } from '../words/labels.js'
import type { NoticeAction, NoticeModel } from './NoticeModel.js'

/** What the host and the three hooks can do about it; without a function there is no button. */
export type NoticeVerbs = Readonly<Partial<Record<NoticeAction, (() => unknown) | undefined>>>

interface NoticeBoxProps extends Omit<HTMLAttributes<HTMLDivElement>, 'children'> {
  readonly notice: NoticeModel
  readonly verbs: NoticeVerbs
  readonly labels: Partial<WorkbinLabels> | undefined
  /** The workbin's name. */
  readonly name?: string | undefined
  readonly boxRef: ForwardedRef<HTMLDivElement>
}

const words: Readonly<Record<NoticeAction, FeedbackWord>> = {
  retry: 'Try again',
  refetch: 'Refresh list',
  reconnect: 'Try now',
  'sign-in': 'Sign in',
}

/** Not a live region: the announcer speaks. Its words have an id of their own, `{id}-words`. */
export function NoticeBox({
  notice,
  verbs,
  labels,
  name,
  boxRef,
  ...rest
}: NoticeBoxProps): ReactElement {
  const ownId = useId()
  const wordsId = `${rest.id ?? ownId}-words`
  const say = completeLabels(labels, feedbackSentences)
  const { reason, tone, icon, title, text, code, action } = notice
  const act = action === null ? undefined : verbs[action]
  return (
    <div {...rest} ref={boxRef} data-reason={reason} data-tone={tone}>
      <BadgeIcon name={icon} />
      <div data-part="body">
        <div data-part="words" id={wordsId}>
          <strong data-part="title">
            {name === undefined ? title : <Named whole={say.titleFor(title, name)} name={name} />}
          </strong>{' '}
          <span data-part="text">{text}</span>
          {code !== null && (
            <>
              {' '}
              <span data-part="code">{say.errorCode(code)}</span>
            </>
          )}
        </div>
        {action !== null && act && (
          <Button onClick={() => void act()} aria-describedby={wordsId}>
            {say[words[action]] ?? words[action]}
          </Button>
        )}
      </div>
    </div>
  )
}

/** A name is the server's: isolated from the direction of the sentence around it. */
function Named({ whole, name }: { readonly whole: string; readonly name: string }): ReactElement {
  const at = whole.lastIndexOf(name)
  if (at < 0) return <>{whole}</>
  return (
    <>
      {whole.slice(0, at)}
      <bdi>{name}</bdi>
      {whole.slice(at + name.length)}
    </>
  )
}
