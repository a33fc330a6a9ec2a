/** Everything a badge can say on one sheet, light beside dark. */
import type { ReactElement } from 'react'
import { getBadgeModel, WorkbinStatusBadge } from 'gws-workbins'
import { now } from './moment.js'
import { examples } from './subscriptions.js'

const themes = ['light', 'dark'] as const

/** Both themes; a sheet sets its own, whatever the toolbar says. */
export function StatusSheet(): ReactElement {
  return (
    <div className="sheets">
      {themes.map((theme) => (
        <section
          key={theme}
          className="sheet"
          data-gws-theme={theme}
          aria-label={`All statuses, ${theme} theme`}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls where the page is narrow, and the keyboard must reach it
          tabIndex={0}
        >
          <Sheet />
        </section>
      ))}
    </div>
  )
}

function Sheet() {
  return (
    <table>
      <thead>
        <tr>
          {['Badge', 'Solid', 'Compact', 'When', 'Read as'].map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Object.entries(examples).map(([name, { subscription, when }]) => (
          <tr key={name}>
            {(['subtle', 'solid'] as const).map((variant) => (
              <td key={variant}>
                <WorkbinStatusBadge {...{ subscription, variant }} locale="en-GB" />
              </td>
            ))}
            <td>
              <WorkbinStatusBadge subscription={subscription} locale="en-GB" compact />
            </td>
            <td className="when">{when}</td>
            <td className="when">“{getBadgeModel(subscription, { now, locale: 'en-GB' }).text}”</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
