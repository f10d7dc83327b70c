import type { RingEvidence } from '../domain/ring.js'
import type { SourceRow } from '../domain/source-row.js'
import { type Article, article, articleInForce } from '../law/index.js'
import { RULES, ruleIndex } from '../rules/index.js'
import { explainTexts as texts } from '../texts/explain.js'
import {
  EXEMPTION_RESULTS,
  EXEMPTION_TEXTS,
  FAMILY_TEXTS,
  GRADE_TEXTS,
  KIND_TEXTS,
  NOTE_TEXTS,
} from '../texts/rings.js'
import type { Text } from '../texts/text.js'
import type { Note } from './note.js'

/** The evidence, family by family, strongest family first. */
export const evidenceLines = (note: Note): string[] => {
  const { ring, sources } = note.record
  const order = [...new Set(ring.evidence.map((item) => item.family))]
  let number = 0
  const cited = new Set<Article>()
  return order.flatMap((family, f) => {
    const standing = ring.families.find((one) => one.family === family)
    const facts = ring.evidence.flatMap((item, i) =>
      item.family === family ? [{ item, rows: sources[i] ?? [] }] : [],
    )
    const head = note.text(texts.familyHead, {
      family: note.text(FAMILY_TEXTS[family]!),
      grade: gradeText(note, standing?.grade ?? '弱'),
      members: standing?.members ?? 0,
      of: ring.members.length,
      bits: standing?.bits ?? 0,
    })
    return [
      ...(f > 0 ? [''] : []),
      ...note.paragraph(head, '  '),
      ...facts.flatMap((fact) => factLines(note, fact, ++number, cited)),
    ]
  })
}

const factLines = (
  note: Note,
  { item, rows }: { item: RingEvidence; rows: SourceRow[] },
  number: number,
  cited: Set<Article>,
): string[] => {
  const head = note.text(texts.factHead, {
    rule: item.rule,
    name: note.text(RULES[ruleIndex[item.rule]!]!.name),
    grade: gradeText(note, item.grade),
    bits: item.bits,
  })
  const line = (label: Text, content: string): string[] =>
    content === '' ? [] : note.paragraph(content, labelled(note, label))
  const mark = `  ${String(number).padStart(2)}. `
  return [
    ...note.paragraph(head, mark).map((text) => note.colors.bold(text)),
    ...(item.kind === null ? patternLines(note, item) : line(KIND_TEXTS[item.kind]!, item.value ?? '')),
    ...line(texts.who, note.list(item.members.map(note.nameOf))),
    ...line(texts.onLots, note.list(item.lots)),
    ...line(texts.days, dayText(note, item)),
    ...(item.holders === null
      ? []
      : line(
          texts.rarity,
          note.text(texts.rarityLine, { holders: count(item.holders), of: count(item.of) }),
        )),
    ...line(texts.columns, item.sources.join(', ')),
    ...item.law.flatMap((id) => lawLines(note, id, item, cited)),
    ...line(texts.checked, exemptionText(note, item)),
    ...item.notes.flatMap((key) => line(texts.note, NOTE_TEXTS[key] ? note.text(NOTE_TEXTS[key]) : key)),
    ...rowTexts(note, rows).flatMap((text) => line(texts.rows, text)),
  ]
}

const gradeText = (note: Note, grade: string): string =>
  note.lang === 'zh' ? grade : `${grade} ${note.text(GRADE_TEXTS[grade]!)}`

const count = (n: number): string => n.toLocaleString('en-US')

const dayText = (note: Note, { firstDay, lastDay }: RingEvidence): string => {
  if (!firstDay) return ''
  return firstDay === lastDay ? firstDay : `${firstDay} ${note.text(texts.to)} ${lastDay}`
}

/** `none found: A, B; no data to check: C`: results in the order of their weight. */
const exemptionText = (note: Note, { exemptions }: RingEvidence): string =>
  (['applies', 'none', 'unknown'] as const)
    .map((result) => ({ result, keys: exemptions.filter((one) => one.result === result) }))
    .filter(({ keys }) => keys.length > 0)
    .map(({ result, keys }) => {
      const label = note.text(texts.label, { label: note.text(EXEMPTION_RESULTS[result]!) })
      return label + note.list(keys.map(({ key }) => note.text(EXEMPTION_TEXTS[key]!)))
    })
    .join(note.text(texts.clause))

const labelled = (note: Note, label: Text): string =>
  `      ${note.text(texts.label, { label: note.text(label) })}`

/** The article as it stood on the last day of the fact; its words once in a note. */
const lawLines = (note: Note, id: string, { lastDay }: RingEvidence, cited: Set<Article>): string[] => {
  const found: Article | undefined = (lastDay ? articleInForce(id, lastDay) : undefined) ?? article(id)
  const first = labelled(note, texts.law)
  if (!found) return note.paragraph(id, first)
  if (cited.has(found)) return note.paragraph(note.text(found.title), first)
  cited.add(found)
  const form = found.form === 'summary' ? note.text(texts.lawSummary) : ''
  return note.paragraph(`${note.text(found.title)}${form} ${note.text(found.text)}`, first)
}

/** `bids.csv:7, 9, 12`, a line for each file. */
const rowTexts = (note: Note, rows: SourceRow[]): string[] => {
  const files = new Map<string, Set<number>>()
  for (const { file, line } of rows) files.set(file, (files.get(file) ?? new Set()).add(line))
  return [...files].map(
    ([file, lines]) => `${file}:${note.list([...lines].sort((x, y) => x - y).map(String))}`,
  )
}

type Fields = Record<string, string | number>

const PATTERNS: Record<string, Text> = {
  'co-bidding': texts.coBidding,
  timing: texts.timing,
  churn: texts.churn,
  'post-award': texts.postAward,
}
const PAIRS_SHOWN = 10

const patternLines = (note: Note, { detail, members }: RingEvidence): string[] => {
  const first = labelled(note, texts.pattern)
  if (!detail) return []
  const type = String(detail.type)
  if (type === 'ownership') return note.paragraph(ownershipText(note, detail), first)
  const pairs = (detail.pairs as Fields[] | undefined) ?? [
    { ...(detail as Fields), a: members[0]!, b: members[1]! },
  ]
  const pattern = PATTERNS[type]
  const shown = pairs
    .slice(0, PAIRS_SHOWN)
    .map((pair) =>
      pattern
        ? note.text(pattern, { ...pair, a: note.nameOf(String(pair.a)), b: note.nameOf(String(pair.b)) })
        : plainFields(pair),
    )
  if (pairs.length > PAIRS_SHOWN) shown.push(note.text(texts.andMore, { n: pairs.length }))
  return shown.flatMap((text) => note.paragraph(text, first))
}

const plainFields = (fields: Fields): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(', ') : value}`)
    .join(' · ')

const ownershipText = (note: Note, detail: Record<string, unknown>): string => {
  const path = detail.path as { owner: string; owned: string; share: number | null }[]
  const steps = path.map(({ owner, owned, share }) => {
    const part = share === null ? note.text(texts.shareUnknown) : percent(share)
    return `${note.nameOf(owner)} →(${part})→ ${note.nameOf(owned)}`
  })
  return note.text(texts.ownership, { path: steps.join('; '), product: percent(Number(detail.product)) })
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`
