/** What the toolbar can set for every story, and how the stories begin. */
import { linkConditions } from '../stories/LinkCondition.js'

const locales = [
  { value: 'en', title: 'English' },
  { value: 'de', title: 'German' },
  { value: 'ar', title: 'Arabic' },
]

/** The choices, by the name of their global. */
export const toolbars = {
  theme: {
    description: 'Theme of the components',
    toolbar: {
      title: 'Theme',
      icon: 'contrast' as const,
      items: ['light', 'dark', 'auto'],
      dynamicTitle: true,
    },
  },
  direction: {
    description: 'Direction of the text',
    toolbar: {
      title: 'Direction',
      icon: 'transfer' as const,
      items: [
        { value: 'ltr', title: 'Left to right' },
        { value: 'rtl', title: 'Right to left' },
      ],
      dynamicTitle: true,
    },
  },
  locale: {
    description: 'Language of the components',
    toolbar: { title: 'Locale', icon: 'globe' as const, items: locales, dynamicTitle: true },
  },
  density: {
    description: 'Height of the rows',
    toolbar: {
      title: 'Density',
      icon: 'component' as const,
      items: ['compact', 'cosy', 'roomy'],
      dynamicTitle: true,
    },
  },
  motion: {
    description: 'Whether anything moves',
    toolbar: {
      title: 'Motion',
      icon: 'lightning' as const,
      items: [
        { value: 'full', title: 'Motion' },
        { value: 'reduced', title: 'No motion' },
      ],
      dynamicTitle: true,
    },
  },
  link: {
    description: 'What the simulated GWS does to the live stories',
    toolbar: {
      title: 'Link',
      icon: 'lightningoff' as const,
      items: Object.entries(linkConditions).map(([value, { title }]) => ({ value, title })),
      dynamicTitle: true,
    },
  },
  clock: {
    description: 'Clock of this page',
    toolbar: {
      title: 'Clock',
      icon: 'time' as const,
      items: [
        { value: 'real', title: 'Real clock' },
        { value: 'frozen', title: 'Frozen at 10:43 UTC' },
      ],
      dynamicTitle: true,
    },
  },
}

/** What a story starts with where it does not say otherwise. */
export const initialGlobals: Readonly<Record<keyof typeof toolbars, string>> = {
  theme: 'light',
  direction: 'ltr',
  locale: 'en',
  density: 'cosy',
  motion: 'full',
  link: 'up',
  clock: 'real',
}
