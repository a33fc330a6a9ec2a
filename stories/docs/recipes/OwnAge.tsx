/** The age of a list in the host's own footer. */
import { useFreshness, type WorkbinContents } from 'gws-workbins'
import type { ReactElement } from 'react'

export function OwnAge({ contents }: { contents: WorkbinContents }): ReactElement {
  const { text, isStale } = useFreshness(contents)
  return <footer>{isStale ? <strong>{text}</strong> : text}</footer>
}
