/** The five tones with the contrast of their tokens. */
import type { ReactElement } from 'react'
import { contrast } from './contrast.js'
import { tokens, type ThemeName } from './tokens.js'

const tones = ['neutral', 'info', 'success', 'warning', 'danger'] as const

/** What is compared, and the ground it stands on. */
const pairs = [
  ['text on tint', 'fg', 'bg'],
  ['icon on tint', 'icon', 'bg'],
  ['icon on surface', 'icon', null],
  ['text on solid', 'on-solid', 'solid'],
] as const

/** One card for each tone of one theme. */
export function ToneCards({ theme }: { readonly theme: ThemeName }): ReactElement {
  const colour = (name: string) => tokens[theme][name] ?? '#000000'
  return (
    <div className="tones">
      {tones.map((tone) => (
        <div key={tone} className="card tone" data-tone={tone}>
          <div className="tint">{tone}</div>
          <div className="solid">on solid</div>
          <dl>
            {pairs.map(([what, front, back]) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>
                  {contrast(
                    colour(`${tone}-${front}`),
                    colour(back === null ? 'surface' : `${tone}-${back}`),
                  ).toFixed(1)}
                  :1
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </div>
  )
}
