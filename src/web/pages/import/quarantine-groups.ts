import type { Schemas } from '../../api/client.js'

type Group = Schemas['QuarantineGroups']['data'][number]

export const FACETS = ['batch', 'file', 'table', 'reason'] as const
export type Facet = (typeof FACETS)[number]
/** '' = any */
export type QuarantineFilter = Record<Facet, string>

/** Values of a facet and how many rows each would leave, its own choice aside; the most rows first. */
export const leftBy = (
  groups: readonly Group[],
  filter: QuarantineFilter,
  facet: Facet,
): { value: string; n: number }[] => {
  const others = FACETS.filter((one) => one !== facet && filter[one] !== '')
  const counts = new Map<string, number>()
  for (const group of groups)
    if (others.every((one) => String(group[one]) === filter[one])) {
      const value = String(group[facet])
      if (value !== '') counts.set(value, (counts.get(value) ?? 0) + group.rows)
    }
  return [...counts].map(([value, n]) => ({ value, n })).sort((a, b) => b.n - a.n)
}

/** The filter as a query of the API. */
export const queryOf = (filter: QuarantineFilter): string =>
  FACETS.filter((facet) => filter[facet] !== '')
    .map((facet) => `&${facet}=${encodeURIComponent(filter[facet])}`)
    .join('')
