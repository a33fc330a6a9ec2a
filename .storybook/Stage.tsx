/** What stands around every story: theme, direction, language, density, motion, link and clock of the toolbar. */
import { StrictMode, useEffect, type ReactElement, type ReactNode } from 'react'
import { LabelsProvider, type WorkbinLabels } from 'gws-workbins'
import { isLinkCondition, LinkConditionContext } from '../stories/LinkCondition.js'
import { stopClock, timeZone } from '../stories/moment.js'
import type { toolbars } from './toolbars.js'

/** The catalogues that the stories bring, each under its own name in a file of that name. */
const catalogues = import.meta.glob<Readonly<Record<string, WorkbinLabels>>>(
  '../stories/words/*.ts',
  { eager: true },
)

const names: Readonly<Record<string, string>> = { de: 'german', ar: 'arabic' }

function labelsOf(language: string): WorkbinLabels | undefined {
  const name = names[language] ?? ''
  return catalogues[`../stories/words/${name}.ts`]?.[name]
}

/** The tags whose times and numbers are shown. British times are the same everywhere: 10:42. */
const tags: Readonly<Record<string, string>> = { en: 'en-GB', de: 'de-DE', ar: 'ar-EG' }

interface StageProps {
  readonly globals: Readonly<Partial<Record<keyof typeof toolbars, unknown>>>
  readonly isPage: boolean
  readonly children?: ReactNode
}

/** One story on its paper. The clock has to stand before anything below reads it: another clock is another story. */
export function Stage({ globals, isPage, children }: StageProps): ReactElement {
  const { theme, direction, locale, density, motion, link, clock } = globals
  const language = String(locale)
  setClock(clock === 'frozen')
  useEffect(() => () => setClock(false), [])
  return (
    <StrictMode>
      <LinkConditionContext.Provider value={isLinkCondition(link) ? link : 'up'}>
        <LabelsProvider labels={labelsOf(language)} locale={tags[language]} timeZone={timeZone}>
          <div
            key={String(clock)}
            className={isPage ? 'page whole' : 'page'}
            data-gws-theme={theme}
            data-density={density}
            data-motion={motion}
            dir={String(direction)}
            lang={language}
          >
            {children}
          </div>
        </LabelsProvider>
      </LinkConditionContext.Provider>
    </StrictMode>
  )
}

let release: (() => void) | null = null

function setClock(isFrozen: boolean) {
  if (isFrozen) release ??= stopClock()
  else {
    release?.()
    release = null
  }
}
