import type { Casebook } from '../casebook/casebook.js'
import type { WorkItem } from '../casebook/work/items.js'
import type { Verdict } from '../casebook/work/verdicts.js'
import { ruleName } from '../telling/rule-name.js'
import { sheetTexts as texts } from '../texts/sheet.js'
import { clauseText, filled, say, type Text } from '../texts/text.js'
import { type Desk, officeName } from './desk.js'
import type { LeadBody, LeadFact } from './lead.js'
import { type OtherNumbers, severalNumbers } from './numbers.js'
import type { CheckLine } from './reference.js'

/** What a handler found, as the sheet has it. */
export type SheetMark = Pick<Verdict, 'verdict' | 'why' | 'user' | 'at'>

/** What the data say of a line before anybody looked: it never marks. */
export interface Prefill {
  state: 'doubt' | 'clear' | 'no-data'
  text: Text
}

export interface SheetFact extends LeadFact {
  no: number
  mark: SheetMark | null
}

export interface SheetLine {
  id: string
  stage: CheckLine['stage']
  text: Text
  law: string | null
  prefill: Prefill
  mark: SheetMark | null
}

/** The check sheet of a lead: facts of evidence, then the lines from before the tender to after it. */
export interface CheckSheet {
  lead: string
  colour: string | null
  summary: Text
  host: string | null
  handlers: string[]
  run: string | null
  /** of lots and projects that have several */
  numbers: OtherNumbers[]
  facts: SheetFact[]
  lines: SheetLine[]
}

/** The sheet of a lead, filled from the run that it is of. */
export const sheetOf = (desk: Desk, casebook: Casebook, lead: WorkItem): CheckSheet => {
  const body = lead.body as LeadBody
  const verdicts = desk.work.verdicts(lead.id)
  const markOf = (what: Verdict['what'], id: string): SheetMark | null => {
    const found = verdicts.find((one) => one.what === what && one.id === id)
    return found ? { verdict: found.verdict, why: found.why, user: found.user, at: found.at } : null
  }
  const found = foundBy(casebook, body)
  return {
    lead: lead.id,
    colour: lead.colour,
    summary: body.summary,
    host: lead.host === null ? null : officeName(desk, lead.host),
    handlers: desk.work
      .persons(lead.id)
      .filter(({ part, toAt }) => part === 'handler' && toAt === null)
      .map(({ user }) => casebook.accounts.user(user)?.name ?? user),
    run: body.run,
    numbers: severalNumbers(desk.work, desk.work.links(lead.id)),
    facts: body.facts.map((fact, i) => ({ ...fact, no: i + 1, mark: markOf('fact', fact.id) })),
    lines: desk.lines.map((line) => ({
      id: line.id,
      stage: line.stage,
      text: line.text,
      law: line.law,
      prefill: prefillOf(line, found, body),
      mark: markOf('line', line.id),
    })),
  }
}

/** Lots on which each rule found something about the lead, and rules that had no data. */
interface Found {
  lots: ReadonlyMap<string, ReadonlySet<string>>
  missing: ReadonlySet<string>
}

const foundBy = (casebook: Casebook, { run, origin, lots, members }: LeadBody): Found => {
  const found = new Map<string, Set<string>>()
  const add = (rule: string, at: readonly string[]): void => {
    const known = found.get(rule) ?? new Set()
    for (const lot of at.length > 0 ? at : ['']) known.add(lot)
    found.set(rule, known)
  }
  if (run === null) return { lots: found, missing: new Set() }
  const ring = origin.ring === undefined ? undefined : casebook.ring(origin.ring)?.ring
  for (const { rule, lots: at } of ring?.evidence ?? []) add(rule, at)
  for (const { flags } of ring?.members ?? []) for (const { rule, lots: at } of flags) add(rule, at)
  const own = new Set(members.map(({ id }) => id))
  for (const { id } of lots)
    for (const flag of [...casebook.lotFlags({ run, lot: id }), ...casebook.statutoryFacts({ run, lot: id })])
      if (own.size === 0 || flag.bidders.length === 0 || flag.bidders.some((bidder) => own.has(bidder)))
        add(flag.rule, [id])
  return {
    lots: found,
    missing: new Set(casebook.run(run)?.notEvaluated.map(({ rule }) => rule)),
  }
}

const prefillOf = (line: CheckLine, { lots, missing }: Found, body: LeadBody): Prefill => {
  const isAsked = (rule: string): boolean =>
    line.rules.some((one) => one === rule || (one.endsWith('*') && rule.startsWith(one.slice(0, -1))))
  const hits = [...lots].filter(([rule]) => isAsked(rule)).sort(([a], [b]) => (a < b ? -1 : 1))
  if (hits.length > 0) return { state: 'doubt', text: hitsText(hits) }
  const counted = line.data === null ? undefined : body.data[line.data]
  if (counted) return countedPrefill(line.data!, counted)
  if (body.run === null || line.rules.length === 0 || line.rules.every((rule) => missing.has(rule)))
    return { state: 'no-data', text: texts.noData }
  return { state: 'clear', text: texts.noHits }
}

const hitsText = (hits: readonly (readonly [string, ReadonlySet<string>])[]): Text => {
  const inLang = (lang: 'zh' | 'en'): string =>
    clauseText(
      hits.map(([rule, at]) => {
        const name = `${rule} ${ruleName(rule, lang)}`
        const n = at.has('') ? at.size - 1 : at.size
        return n === 0 ? name : say(texts.onLots, lang, { name, n })
      }),
      lang,
    )
  return { zh: inLang('zh'), en: inLang('en') }
}

const countedPrefill = (
  what: NonNullable<CheckLine['data']>,
  counted: { had: number; of: number; late?: number | undefined },
): Prefill => {
  const { had, of, late = 0 } = counted
  if (what === 'penalties')
    return had > 0
      ? { state: 'doubt', text: filled(texts.penalties, { n: had }) }
      : { state: 'clear', text: texts.noPenalties }
  if (had === 0) return { state: 'no-data', text: texts.noData }
  if (late > 0) return { state: 'doubt', text: filled(texts.contractsLate, { had, of, late }) }
  return { state: 'clear', text: filled(texts[what], { had, of }) }
}
