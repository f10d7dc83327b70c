import type { ReactNode } from 'react'

/** Names and values one below the other; what is not known is left out. */
export const Terms = ({ of }: { of: readonly (readonly [string, ReactNode])[] }) => (
  <dl className="terms">
    {of.map(([name, value]) =>
      value === undefined || value === null || value === '' ? null : (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ),
    )}
  </dl>
)
