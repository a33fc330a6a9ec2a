/** The shapes of the devtools' buttons, on a grid of 16 by 16. */

/** Path data by name. */
export const shapes = {
  bug: 'M5 6a3 3 0 0 1 6 0v4a3 3 0 0 1-6 0zM5 6h6M8 6v7M5.5 3.5l1 1M10.5 3.5l-1 1M2 5.5l3 1.5M14 5.5L11 7M2 9h3M11 9h3M2.5 13L5 11M13.5 13L11 11',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  resume: 'M5 3l8 5-8 5z',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
} as const
