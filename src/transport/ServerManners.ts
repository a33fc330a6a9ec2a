/** What is learned of a server over all its sessions, and no protocol says. */

/** How a server behaves beside the protocol. */
export interface ServerManners {
  /**
   * Whether it holds polls as long as it likes. `suspected` of a poll that was overdue while other
   * requests were answered; `refuted` by one that never came, `proved` by one that came late.
   */
  ignoresHeartbeat: 'unknown' | 'suspected' | 'proved' | 'refuted'
}
