import type { ActInput, LeadAct } from '../../parts/leads/do-acts.js'

/** Fields of which several may be chosen. */
const SEVERAL = new Set(['cohandlers', 'copied', 'handlers', 'lots', 'disposal'])

/** Fields of which several are typed, with commas. */
const LISTED = new Set(['rings', 'facts', 'attachments'])

const listOf = (text: string): string[] | undefined => {
  const said = text.split(/[,，、;；]/).flatMap((one) => one.trim() || [])
  return said.length > 0 ? said : undefined
}

const ENCLOSURES = ['1', '2', '3', '4', '5']

/** Papers that go along, by number; of those that are not there why, where that is said. */
const enclosuresOf = (form: FormData): Record<string, { has: boolean; note?: string }> =>
  Object.fromEntries(
    ENCLOSURES.flatMap((no): [string, { has: boolean; note?: string }][] => {
      const note = String(form.get(`why-${no}`) ?? '').trim()
      if (form.get(`enclosure-${no}`) !== null) return [[no, { has: true }]]
      return note === '' ? [] : [[no, { has: false, note }]]
    }),
  )

/** What was typed and chosen, as an act takes it; what was left empty is left out. */
export const inputOf = ({ input }: Pick<LeadAct, 'input'>, form: FormData): ActInput => {
  const read = (name: string): unknown => {
    if (name === 'recusal') return recusalOf(form)
    if (name === 'enclosures') return enclosuresOf(form)
    if (LISTED.has(name)) return listOf(String(form.get(name) ?? ''))
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
