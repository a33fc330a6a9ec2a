/** The Workbins API as a table. */
import type { ReactElement, ReactNode } from 'react'
import { workbinsApi, type ApiRow } from './workbinsApi.js'

const columns = ['Operation', 'Request', 'Hook, and without React', 'Simulator, and test']

/** One line for each operation. */
export function ApiTable(): ReactElement {
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
        {workbinsApi.map((row) => (
          <Row key={row.operation} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row }: { readonly row: ApiRow }): ReactElement {
  const { core, hooks, notSent, operation, operations = [], request, simulator, test } = row
  return (
    <tr>
      <th scope="row">{operation}</th>
      <td>{codes([request, ...operations])}</td>
      <td>
        {notSent === undefined
          ? codes([...hooks, ...core.map((name) => `client.${name}`)])
          : `Not sent: ${notSent}.`}
      </td>
      <td>{codes([`${simulator}.ts`, test])}</td>
    </tr>
  )
}

function codes(names: readonly string[]): ReactNode {
  return names.map((name) => (
    <div key={name}>
      <code>{name}</code>
    </div>
  ))
}
