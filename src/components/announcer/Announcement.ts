/** One thing to be said, and what a sink may want to know of it. */

/** How it is said: `polite` waits for its turn, `assertive` interrupts. */
export type Politeness = 'polite' | 'assertive'

/** What is known of an announcement beside its words. */
export interface AnnouncementInfo {
  /** `polite`, except where a host has asked for more. */
  readonly politeness: Politeness
  /** `link`, `restored`, `failed`, `action`, `items:…`, or the host's own. */
  readonly topic: string
}

/** One announcement. */
export interface Announcement extends AnnouncementInfo {
  readonly message: string
}

/** Takes what would be heard, instead of the library's own live region. */
export type AnnouncementSink = (message: string, info: AnnouncementInfo) => void
