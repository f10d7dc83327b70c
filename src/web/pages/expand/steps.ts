/** One thing that was asked: what lies around some nodes, or what connects them. */
export interface Step {
  what: 'around' | 'between'
  of: string[]
  kinds?: string[]
  steps?: 1 | 2
  limit?: number
  minBits?: number
  from?: string
  to?: string
}

/** Steps as they stand in the address. */
export const writeSteps = (steps: readonly Step[]): string => (steps.length > 0 ? JSON.stringify(steps) : '')

/** What an address says, if it says steps; anything else is none. */
export const readSteps = (text: string): Step[] => {
  try {
    const found: unknown = JSON.parse(text)
    return Array.isArray(found) ? found.filter(isStep) : []
  } catch {
    return []
  }
}

const isStep = (one: unknown): one is Step => {
  const { what, of } = (one ?? {}) as Partial<Step>
  return (
    (what === 'around' || what === 'between') && Array.isArray(of) && of.every((id) => typeof id === 'string')
  )
}
