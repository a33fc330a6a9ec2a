/** The moment from which the ages of made-up items count back unless a host says otherwise, so that two runs are alike. */
export const baseDate: Date = new Date('2026-11-20T09:00:00Z')
