/** The colour tokens of both themes, read from the style sheet itself. */
import css from '../src/styles/tokens.css?raw'

/** A theme that is the same wherever it is shown. */
export type ThemeName = 'light' | 'dark'

const coloursIn = (rules: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...rules.matchAll(/--gws-([\w-]+): (#[\da-f]{6});/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  )

const [light = '', dark = ''] = css.split(/:where\(\[data-gws-theme='dark'\]/)

/** By name, without `--gws-`. */
export const tokens: Readonly<Record<ThemeName, Readonly<Record<string, string>>>> = {
  light: coloursIn(light),
  dark: coloursIn(dark),
}

/** @param theme - what the toolbar says; `auto` is what the system says */
export function themeOf(theme: unknown): ThemeName {
  if (theme === 'auto') return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  return theme === 'dark' ? 'dark' : 'light'
}
