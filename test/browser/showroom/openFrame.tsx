/** A page of its own for stories: with the style sheets of a host, or under its policy. */
import type { ComponentType } from 'react'
import { render } from '@testing-library/react'
import stories from '../../../stories/stories.css?inline'
import devtools from '../../../src/devtools.css?inline'
import styles from '../../../src/styles.css?inline'

/** What a framed page is made of. */
export interface FrameOptions {
  /** Style sheets of the host, after ours and in no layer. */
  readonly css?: string
  /** A Content Security Policy. Default: none. */
  readonly policy?: string
}

/** A page within the test's page. */
export interface Frame {
  readonly document: Document
  /** Renders something in it alone, and takes it away again. */
  show<Found>(Component: ComponentType, look: (root: HTMLElement) => Found): Found
  close(): void
}

/** Opens one as wide as a desktop. Our sheets are constructed: no policy is asked about those. */
export async function openFrame({ css = '', policy }: FrameOptions): Promise<Frame> {
  const frame = document.createElement('iframe')
  frame.style.inlineSize = '1000px'
  frame.style.blockSize = '700px'
  const meta = policy ? `<meta http-equiv="Content-Security-Policy" content="${policy}">` : ''
  frame.srcdoc = `<!doctype html><html lang="en"><head>${meta}<title>A host</title></head><body></body></html>`
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  document.body.append(frame)
  await loaded
  const { contentDocument, contentWindow } = frame
  if (!contentDocument || !contentWindow) throw new Error('the frame did not open')
  // A constructed sheet belongs to the document whose window made it.
  const { CSSStyleSheet: Sheet } = contentWindow as Window & typeof globalThis
  contentDocument.adoptedStyleSheets = ['body { margin: 0 }', styles, devtools, stories, css].map(
    (text) => {
      const sheet = new Sheet()
      sheet.replaceSync(text)
      return sheet
    },
  )
  return {
    document: contentDocument,
    show: (Component, look) => {
      const place = contentDocument.body.appendChild(contentDocument.createElement('div'))
      const { unmount } = render(<Component />, { container: place, baseElement: place })
      try {
        return look(place)
      } finally {
        unmount()
        place.remove()
      }
    },
    close: () => frame.remove(),
  }
}
