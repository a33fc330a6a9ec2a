/** Looks at every story a second time: as it stands at the end, in the other theme. */
import { afterEach as checkAccessibility } from '@storybook/addon-a11y/preview'

/**
 * Everything that the style sheet moves or fades has arrived, so that axe sees the colours that stay.
 * A document does not know what moves in its shadow roots.
 */
function settle(pages: readonly Element[]) {
  const roots = [document, ...pages.flatMap(({ shadowRoot }) => shadowRoot ?? [])]
  for (const animation of roots.flatMap((root) => root.getAnimations()))
    if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish()
}

/**
 * The accessibility addon looks at the theme of the toolbar; this looks at the other one, in tests
 * only. A theme is nothing but CSS, so the story need not be played again.
 */
export async function checkOtherTheme(
  context: Parameters<typeof checkAccessibility>[0],
): Promise<void> {
  if (import.meta.env['VITEST_STORYBOOK'] === undefined) return
  const pages = [...document.querySelectorAll<HTMLElement>('.page, .shadowed')]
  const themes = pages.map((page) => page.dataset['gwsTheme'])
  const set = (theme: (index: number) => string | undefined) => {
    pages.forEach((page, index) => (page.dataset['gwsTheme'] = theme(index)))
    settle(pages)
  }
  set((index) => (themes[index] === 'dark' ? 'light' : 'dark'))
  try {
    await checkAccessibility(context)
  } finally {
    set((index) => themes[index])
  }
}
