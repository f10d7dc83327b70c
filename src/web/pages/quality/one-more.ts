/** A column, and the rules that lack it alone. */
export interface Gain {
  column: string
  rules: string[]
}

/**
 * What each column would bring if it alone were filled, the most rules first; what the import format does not
 * carry is no column.
 */
export const oneMore = (notEvaluated: readonly { rule: string; missing: readonly string[] }[]): Gain[] => {
  const gains = new Map<string, string[]>()
  for (const { rule, missing } of notEvaluated)
    if (missing.length === 1 && missing[0]!.includes('.'))
      gains.set(missing[0]!, [...(gains.get(missing[0]!) ?? []), rule])
  return [...gains]
    .map(([column, rules]) => ({ column, rules }))
    .sort((a, b) => b.rules.length - a.rules.length || (a.column < b.column ? -1 : 1))
}
