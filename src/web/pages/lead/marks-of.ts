import type { sheetTexts } from '../../../texts/sheet.js'

export type Verdict = keyof typeof sheetTexts.marks
export type What = 'fact' | 'line'

/** What is typed in and not saved yet. */
export interface Draft {
  verdict: Verdict | ''
  why: string
}

/** What is typed, as the act takes it: those of one verdict and one reason together. */
export const marksOf = (drafted: Readonly<Record<string, Draft>>): Record<string, unknown>[] => {
  const groups = new Map<string, { ids: string[]; what: string } & Draft>()
  for (const [name, { verdict, why }] of Object.entries(drafted)) {
    const [what, id] = name.split(' ') as [What, string]
    const key = JSON.stringify([what, verdict, why])
    const group = groups.get(key) ?? { what, verdict, why, ids: [] }
    group.ids.push(id)
    groups.set(key, group)
  }
  return [...groups.values()].map(({ what, ids, verdict, why }) => ({
    [`${what}s`]: ids,
    verdict,
    why: why.trim(),
  }))
}
