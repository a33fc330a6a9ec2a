/** The words of every status, asked of the model itself. */
import type { ReactElement } from 'react'
import { getBadgeModel } from 'gws-workbins'
import { now, timeZone } from '../moment.js'
import { everyState } from './everyState.js'

const columns = ['Status', 'When', 'Tone, icon', 'Shown', 'Read when reached']

/** One line for each status and modifier. */
export function StatusTable(): ReactElement {
  return (
    <table className="api">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {everyState.map(({ modifier, subscription }) => {
          const model = getBadgeModel(subscription, { now, locale: 'en-GB', timeZone })
          return (
            <tr key={`${subscription.status} ${modifier}`}>
              <th scope="row">
                <code>{subscription.status}</code>
              </th>
              <td>{modifier}</td>
              <td>
                {model.tone}, {model.icon}
              </td>
              <td>{model.detail === null ? model.label : `${model.label} · ${model.detail}`}</td>
              <td>“{model.text}”</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
