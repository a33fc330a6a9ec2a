/** The announcers that are mounted: one list per page, even where two bundles bring this library. */
import type { AnnounceMessage, AnnounceOptions } from './createAnnouncer.js'

/** Says something. */
export type Announce = (message: AnnounceMessage, options?: AnnounceOptions) => void

const key = Symbol.for('gws-workbins.announcers')

interface Page {
  [key]?: Set<Announce>
}

// A global of our own, under a symbol nobody else has: a page is heard through one voice.
const page = globalThis as Page

const announcers: Set<Announce> = (page[key] ??= new Set())

/** Adds one until the returned function is called. */
export function addAnnouncer(announce: Announce): () => void {
  announcers.add(announce)
  return () => announcers.delete(announce)
}

/** The newest one that is mounted. */
export function newestAnnouncer(): Announce | undefined {
  return [...announcers].at(-1)
}
