'use client'
/** Gives every component below it the same language. */
import { createContext, useContext, useMemo, type ReactElement, type ReactNode } from 'react'
import type { Wording } from './labels.js'

/** Props of {@link LabelsProvider}. */
export interface LabelsProviderProps extends Wording {
  readonly children?: ReactNode
}

const LabelsContext = createContext<Wording>({})

/**
 * Gives every component below it the same words, locale and time zone. Optional: without it the
 * components speak English in the browser's locale. A component's own props win, word by word, and
 * so does an inner provider.
 *
 * @param props - `labels` (any part of a catalogue), `locale`, `timeZone`
 * @example
 * ```tsx
 * import { LabelsProvider, type WorkbinLabels } from 'gws-workbins'
 *
 * const french: Partial<WorkbinLabels> = { Live: 'En direct', since: (time) => `depuis ${time}` }
 *
 * function Desktop({ children }: { children: React.ReactNode }) {
 *   return (
 *     <LabelsProvider labels={french} locale="fr-FR" timeZone="Europe/Paris">
 *       {children}
 *     </LabelsProvider>
 *   )
 * }
 * ```
 */
export function LabelsProvider({ children, ...own }: LabelsProviderProps): ReactElement {
  return <LabelsContext.Provider value={useWording(own)}>{children}</LabelsContext.Provider>
}

/** What a component was given, completed from the providers above. */
export function useWording({ labels, locale, timeZone }: Wording): Wording {
  const above = useContext(LabelsContext)
  return useMemo(
    () => ({
      labels: labels === undefined ? above.labels : { ...above.labels, ...labels },
      locale: locale ?? above.locale,
      timeZone: timeZone ?? above.timeZone,
    }),
    [above, labels, locale, timeZone],
  )
}
