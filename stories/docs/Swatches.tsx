/** The colour tokens of both themes, each on the grounds it stands on. */
import type { ReactElement } from 'react'
import { contrast } from '../contrast.js'
import { ToneCards } from '../ToneCards.js'
import { tokens, type ThemeName } from '../tokens.js'

const themes: readonly ThemeName[] = ['light', 'dark']

/** Front, ground, and the least contrast that WCAG 2.2 asks for. */
const pairs: readonly (readonly [front: string, ground: string, least: number])[] = [
  ['fg', 'surface', 4.5],
  ['fg-muted', 'surface', 4.5],
  ['fg-subtle', 'surface', 4.5],
  ['fg-subtle', 'selected', 4.5],
  ['on-accent', 'accent', 4.5],
  ['accent', 'surface', 3],
  ['border-strong', 'surface', 3],
  ['focus', 'surface', 3],
]

/** A table of the neutral tokens, and cards of the tones, theme by theme. */
export function Swatches(): ReactElement {
  return (
    <div className="sheets sb-unstyled">
      {themes.map((theme) => (
        <section key={theme} className="sheet" data-gws-theme={theme} aria-label={`${theme} theme`}>
          <h3>{theme}</h3>
          <table>
            <thead>
              <tr>
                <th scope="col">Token</th>
                <th scope="col">On</th>
                <th scope="col">Contrast</th>
                <th scope="col">At least</th>
              </tr>
            </thead>
            <tbody>
              {pairs.map(([front, ground, least]) => (
                <tr key={`${front} ${ground}`}>
                  <td>
                    <svg width="48" height="24" aria-hidden="true">
                      <rect width="48" height="24" rx="4" fill={tokens[theme][ground]} />
                      <circle cx="24" cy="12" r="7" fill={tokens[theme][front]} />
                    </svg>{' '}
                    --gws-{front} {tokens[theme][front]}
                  </td>
                  <td>
                    --gws-{ground} {tokens[theme][ground]}
                  </td>
                  <td>
                    {contrast(
                      tokens[theme][front] ?? '#000000',
                      tokens[theme][ground] ?? '#000000',
                    ).toFixed(1)}
                  </td>
                  <td>{least}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <ToneCards theme={theme} />
        </section>
      ))}
    </div>
  )
}
