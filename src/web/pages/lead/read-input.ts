import type { ActInput, LeadAct } from '../../parts/leads/do-acts.js'

/** Fields of which several may be chosen. */
const SEVERAL = new Set(['cohandlers', 'copied', 'handlers', 'lots', 'disposal'])

/** What was typed and chosen, as an act takes it; what was left empty is left out. */
export const inputOf = ({ input }: Pick<LeadAct, 'input'>, form: FormData): ActInput => {
  const read = (name: string): unknown => {
    if (name === 'recusal') return recusalOf(form)
    if (SEVERAL.has(name)) return form.getAll(name).map(String)
    const text = String(form.get(name) ?? '').trim()
    if (text === '') return undefined
    return name === 'days' ? Number(text) : text
  }
  const given = input.map((name) => [name, read(name)] as const)
  return Object.fromEntries(given.filter(([, value]) => value !== undefined))
}

/** Who declared no recusal: all who are chosen, or nobody. */
const recusalOf = (form: FormData): Record<string, string> =>
  form.get('recusal') === null
    ? {}
    : Object.fromEntries(form.getAll('handlers').map((one) => [String(one), 'none']))
