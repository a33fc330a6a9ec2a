'use client'
/** Copies the log, without names and case data. */
import { useState, type ReactElement } from 'react'
import { Button } from '../../components/controls/Button.js'
import type { LogSnapshot } from '../log/createDevtoolsLog.js'
import { toReport } from '../log/toReport.js'

/** Where the clipboard is refused, as on plain http, the text is there to be copied by hand. */
export function CopyButton({ snapshot }: { readonly snapshot: LogSnapshot }): ReactElement {
  const [isCopied, setCopied] = useState(false)
  const [byHand, setByHand] = useState<string | null>(null)
  const copy = async (): Promise<void> => {
    const text = JSON.stringify(toReport(snapshot), null, 2)
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
      setByHand(null)
    } catch {
      setByHand(text)
    }
  }
  return (
    <>
      <Button
        look="quiet"
        title="Without names and case data"
        onClick={() => void copy()}
        onBlur={() => setCopied(false)}
      >
        {isCopied ? 'Copied' : 'Copy as JSON'}
      </Button>
      {byHand !== null && (
        <textarea
          readOnly
          rows={1}
          aria-label="The log as JSON"
          value={byHand}
          onFocus={({ target }) => target.select()}
        />
      )}
    </>
  )
}
