/** Shows its children in a shadow root with style sheets of their own, as a host with other CSS would. */
import { useLayoutEffect, useRef, useState, type ReactElement, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

interface InShadowProps {
  /** The sheets of the shadow root, in order. */
  readonly css: readonly string[]
  readonly children: ReactNode
}

/**
 * @param props.css - the only CSS that reaches the children
 */
export function InShadow({ css, children }: InShadowProps): ReactElement {
  const host = useRef<HTMLDivElement>(null)
  const [root, setRoot] = useState<ShadowRoot | null>(null)
  useLayoutEffect(() => {
    const element = host.current
    if (!element) return
    const shadow = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
    // A sheet belongs to the document whose window made it; a story may stand in a frame.
    const { CSSStyleSheet: Sheet } = element.ownerDocument.defaultView ?? globalThis
    shadow.adoptedStyleSheets = css.map((text) => {
      const sheet = new Sheet()
      sheet.replaceSync(text)
      return sheet
    })
    setRoot(shadow)
  }, [css])
  // A shadow root is light unless its host says otherwise, whatever is around it.
  useLayoutEffect(() => {
    const element = host.current
    const around = element?.parentElement?.closest<HTMLElement>('[data-gws-theme]')
    element?.setAttribute('data-gws-theme', around?.dataset['gwsTheme'] ?? 'light')
  })
  return (
    <div ref={host} className="shadowed">
      {root && createPortal(children, root)}
    </div>
  )
}
