/** The styling contract as tables. */
import type { ReactElement } from 'react'
import { contract, meanings } from './contract.js'

/** One table for each component: its attributes with their values, and its parts. */
export function ContractTables(): ReactElement {
  return (
    <>
      {contract.map(({ component, className, attributes, parts }) => (
        <section key={className}>
          <h3>{component}</h3>
          <p>
            <code>.{className.replaceAll(' ', '.')}</code>, parts{' '}
            {parts.map((part) => (
              <span key={part}>
                <code>{part}</code>{' '}
              </span>
            ))}
          </p>
          <table className="api">
            <thead>
              <tr>
                <th scope="col">Attribute</th>
                <th scope="col">Values</th>
              </tr>
            </thead>
            <tbody>
              {Object.entries(attributes).map(([name, values]) => (
                <tr key={name}>
                  <th scope="row">
                    <code>{name.replace(/(\S+) (\S+)/, '[data-part=$1] $2')}</code>
                  </th>
                  <td>{values.map((value) => value || 'there, or not').join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  )
}

/** What each attribute says. */
export function MeaningsTable(): ReactElement {
  return (
    <table className="api">
      <thead>
        <tr>
          <th scope="col">Attribute</th>
          <th scope="col">What it says</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(meanings).map(([name, meaning]) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>{meaning}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
