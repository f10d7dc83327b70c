import { compareUnits } from '../arrays/compare-text.js'
import type { Code, Group } from './code.js'
import { GROUPS } from './code.js'
import { SET_MAPS, type SetMap, SINGLE_MAPS, type SingleMap } from './flags.js'
import type { LineFold } from './fold-lines.js'

/** What is printed beside the flags. */
export interface ResultOptions {
  meta: boolean
  maps: boolean
  explain: boolean
}

type Row = Record<string, number | null>

/**
 * The result in Cardinal's form: groups that have no flag are left out, ids and codes in the order of their
 * characters, `Meta` rounded to four decimals, `null` for a number that JSON has not. `Explain` is ours.
 */
export const resultOf = (
  fold: LineFold,
  { meta, maps, explain }: ResultOptions,
): Record<string, unknown> => ({
  ...groupsOf(fold),
  ...(meta ? { Meta: metaOf(fold) } : {}),
  ...(maps ? { Maps: mapsOf(fold) } : {}),
  ...(explain ? { Explain: explainOf(fold) } : {}),
})

const groupsOf = (fold: LineFold): Record<string, Record<string, Row>> => {
  const result: Record<string, Record<string, Row>> = {}
  for (const group of GROUPS) {
    const words = wordsOf(fold, group)
    const rows = new Map<number, Row>()
    for (const code of fold.codes)
      fold.folding.flags.of(group, code).each((of, value) => {
        const row = rows.get(of)
        if (row) row[code] = finite(value)
        else rows.set(of, { [code]: finite(value) })
      })
    if (rows.size > 0) result[group] = sorted([...rows].map(([of, row]) => [words.text(of), row]))
  }
  return result
}

const metaOf = (fold: LineFold): Record<string, Row> =>
  sorted(
    [...fold.folding.report.metas].map(([code, values]) => [
      code,
      Object.fromEntries(Object.entries(values).map(([key, value]) => [key, finite(rounded(value))])),
    ]),
  )

const TEN_THOUSAND = 10_000

/** To four decimals, halves away from zero. */
const rounded = (value: number): number =>
  (Math.sign(value) * Math.round(Math.abs(value) * TEN_THOUSAND)) / TEN_THOUSAND

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

const mapsOf = (fold: LineFold): Record<string, Record<string, string | string[]>> => {
  const { flags, words } = fold.folding
  const single = (map: SingleMap): Record<string, string> => {
    const rows: [string, string][] = []
    flags.organisationOf(map).each((ocid, organisation) => {
      rows.push([flags.ocids.text(ocid), words.organisations.text(organisation)])
    })
    return sorted(rows)
  }
  const set = (map: SetMap): Record<string, string[]> => {
    const { firsts, seconds, count } = flags.tenderersOf(map)
    const rows = new Map<number, string[]>()
    for (let i = 0; i < count; i++) {
      const names = rows.get(firsts[i]!)
      const name = words.organisations.text(seconds[i]!)
      if (names) names.push(name)
      else rows.set(firsts[i]!, [name])
    }
    return sorted([...rows].map(([ocid, names]) => [flags.ocids.text(ocid), names.sort(compareUnits)]))
  }
  const sets = SET_MAPS.filter((map) => map !== 'ocid_tenderer_r044' || fold.codes.includes('R044'))
  return {
    ...Object.fromEntries(SINGLE_MAPS.map((map) => [map, single(map)])),
    ...Object.fromEntries(sets.map((map) => [map, set(map)])),
  }
}

/** What could not be computed, which is not the same as not flagged; and the contacts behind R044. */
const explainOf = (fold: LineFold): Record<string, unknown> => {
  const { report, flags } = fold.folding
  return {
    Lines: fold.counts,
    Releases: Object.fromEntries(
      fold
        .outcomes()
        .map(({ code, computed, reasons }) => [
          code,
          { computed, notComputable: sorted([...reasons]), ...silenceOf(fold, code) },
        ]),
    ),
    NotComputable: {
      OCID: reasonsByName(
        [...report.processes].sort((a, b) => a.place - b.place),
        ({ ocid }) => flags.ocids.text(ocid),
      ),
      ...Object.fromEntries(
        GROUPS.slice(1).map((group) => [
          group,
          reasonsByName(
            report.organisations.filter((row) => row.group === group),
            ({ of }) => wordsOf(fold, group).text(of),
          ),
        ]),
      ),
    },
    SharedContacts: sharedContacts(fold),
  }
}

const silenceOf = (fold: LineFold, code: Code): { silent?: Record<string, string> } => {
  const silences = [...fold.folding.report.silences].filter(
    ([key]) => key === code || key.startsWith(`${code} `),
  )
  return silences.length === 0
    ? {}
    : {
        silent: Object.fromEntries(
          silences.map(([key, reason]) => [key.slice(code.length + 1) || 'all', reason]),
        ),
      }
}

const reasonsByName = <Row extends { code: Code; reason: string }>(
  rows: Row[],
  nameOf: (row: Row) => string,
): Record<string, Record<string, string>> => {
  const names = new Map<string, Map<Code, string>>()
  for (const row of rows) {
    const name = nameOf(row)
    const reasons = names.get(name) ?? new Map<Code, string>()
    names.set(name, reasons.set(row.code, row.reason))
  }
  return sorted([...names].map(([name, reasons]) => [name, sorted([...reasons])]))
}

const sharedContacts = (fold: LineFold): Record<string, unknown[]> => {
  const byOcid = new Map<string, unknown[]>()
  const rows = [...fold.folding.report.sharedRows].sort(
    (a, b) =>
      a.place - b.place ||
      compareUnits(a.contact.kind, b.contact.kind) ||
      compareUnits(a.contact.value, b.contact.value),
  )
  for (const { ocid, contact, tenderers } of rows) {
    const name = fold.folding.flags.ocids.text(ocid)
    byOcid.set(name, [...(byOcid.get(name) ?? []), { ...contact, tenderers }])
  }
  return sorted([...byOcid])
}

const wordsOf = (fold: LineFold, group: Group) =>
  group === 'OCID' ? fold.folding.flags.ocids : fold.folding.words.organisations

const byFirst = (a: [string, unknown], b: [string, unknown]): number => compareUnits(a[0], b[0])

const sorted = <Value>(entries: [string, Value][]): Record<string, Value> =>
  Object.fromEntries(entries.sort(byFirst))
