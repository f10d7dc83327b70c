import { compareText } from '../../arrays/compare-text.js'
import { HashIndex } from '../../arrays/hash-index.js'
import { offsetsOf } from '../../arrays/offsets.js'
import { shared, sharedInts } from '../../arrays/shared-arrays.js'
import { packStrings } from '../../arrays/strings.js'
import { OFFENCES, PANEL_ROLES, SCORE_PARTS, SUBCONTRACT_KINDS } from '../../domain/codes.js'
import { NO_DAY } from '../../domain/day.js'
import { SALT } from '../../domain/hash.js'
import { kindIndex } from '../../domain/value-kind.js'
import type { Experts, Proceedings } from '../../market/proceedings.js'
import { dayOr, type Lots, type Orgs, UNKNOWN_FLAG } from '../market-columns.js'
import type { Client } from './client.js'
import type { Columns } from './columns.js'
import type { Hash } from './integers.js'
import { idOf } from './keys.js'
import { readInterests, staffOf } from './market-interests.js'
import { isGiven, orgIndex } from './market-lots.js'
import type { Effective } from './market-tables.js'
import { lookup, type TextLookup } from './texts.js'
import { type Ranked, rankTexts } from './words.js'

export interface Named {
  orgs: Orgs
  lots: Lots
  words: Ranked
}

/** Committees, scores, contracts, subcontracts and penalties, in the orders of `Proceedings`. */
export const readProceedings = async (
  client: Client,
  named: Named,
  tables: Effective,
): Promise<Proceedings> => {
  const ids = await rankTexts(client, SALT.text, [
    [tables.experts, 'expert_id'],
    [tables.scores, 'expert_id'],
  ])
  const { contracts, numberOf } = await readContracts(client, named, tables)
  return {
    experts: await readExperts(client, ids, tables.experts),
    panels: readPanels(named, ids, tables.experts),
    interests: readInterests(named.orgs, ids, tables),
    scores: readScores(named, ids, tables.scores),
    contracts,
    subcontracts: readSubcontracts(named, numberOf, tables.subcontracts),
    penalties: await readPenalties(client, named, tables.penalties),
  }
}

/** An expert's name is the most frequent of the committees', ties by text. */
const readExperts = async (client: Client, ids: Ranked, experts: Columns): Promise<Experts> => {
  const names = await rankTexts(client, kindIndex['person-name'], [[experts, 'expert_name']])
  const times = new Map<number, Map<number, number>>()
  const expertOf = ids.column(experts, 'expert_id')
  names.column(experts, 'expert_name').forEach((name, row) => {
    const expert = expertOf[row]!
    if (name < 0 || expert < 0) return
    const counts = times.get(expert) ?? new Map<number, number>()
    times.set(expert, counts.set(name, (counts.get(name) ?? 0) + 1))
  })
  const nameOf = (expert: number): string => {
    const [best] = [...(times.get(expert) ?? [])].sort(([x, a], [y, b]) => b - a || x - y)
    return best ? names.texts[best[0]]! : ''
  }
  return {
    count: ids.texts.length,
    id: packStrings(ids.texts),
    name: packStrings(ids.texts.map((_, expert) => nameOf(expert))),
  }
}

const readPanels = (named: Named, ids: Ranked, experts: Columns): Proceedings['panels'] => {
  const lotOf = places(named, experts)
  const expertOf = ids.column(experts, 'expert_id')
  const rows = rowsWhere(experts, (row) => lotOf[row]! >= 0 && expertOf[row]! >= 0).sort(
    (x, y) => lotOf[x]! - lotOf[y]! || expertOf[x]! - expertOf[y]!,
  )
  const of = columnsOf(named, experts, rows)
  const lot = of.ints((row) => lotOf[row]!)
  return {
    count: rows.length,
    lotOffsets: offsetsOf(lot, named.lots.index.count, sharedInts(named.lots.index.count + 1)),
    lot,
    expert: of.ints((row) => expertOf[row]!),
    role: of.code('role', PANEL_ROLES),
    category: of.word('category'),
    library: of.word('library'),
    unit: of.org('unit_id'),
    ...of.hash('person', 'expert_id_no'),
    ...of.hash('phone', 'phone'),
    signedIn: of.doubles('signed_in_at'),
    recused: of.flag('recused'),
    ...of.place(),
  }
}

const readScores = (named: Named, ids: Ranked, scores: Columns): Proceedings['scores'] => {
  const lotOf = places(named, scores)
  const expertOf = ids.column(scores, 'expert_id')
  const itemOf = named.words.column(scores, 'item')
  const bidderOf = Int32Array.from({ length: scores.count }, (_, row) =>
    orgIndex(named.orgs, scores.hash('bidder_id', row)),
  )
  const rows = rowsWhere(
    scores,
    (row) => lotOf[row]! >= 0 && expertOf[row]! >= 0 && bidderOf[row]! >= 0,
  ).sort(
    (x, y) =>
      lotOf[x]! - lotOf[y]! ||
      expertOf[x]! - expertOf[y]! ||
      bidderOf[x]! - bidderOf[y]! ||
      itemOf[x]! - itemOf[y]!,
  )
  const of = columnsOf(named, scores, rows)
  const lot = of.ints((row) => lotOf[row]!)
  return {
    count: rows.length,
    lotOffsets: offsetsOf(lot, named.lots.index.count, sharedInts(named.lots.index.count + 1)),
    lot,
    expert: of.ints((row) => expertOf[row]!),
    bidder: of.ints((row) => bidderOf[row]!),
    item: of.ints((row) => itemOf[row]!),
    part: of.code('part', SCORE_PARTS),
    score: of.doubles('score'),
    max: of.doubles('max_score'),
    at: of.doubles('scored_at'),
    ...of.place(),
  }
}

const readContracts = async (
  client: Client,
  named: Named,
  { contracts, roles }: Effective,
): Promise<{ contracts: Proceedings['contracts']; numberOf: (id: Hash) => number }> => {
  const text = await textsIn(client, contracts, 'contract_id')
  const lotOf = places(named, contracts)
  const idAt = (row: number): string => text(SALT.text, contracts.hash('contract_id', row)) ?? ''
  const rows = rowsWhere(
    contracts,
    (row) => lotOf[row]! >= 0 && orgIndex(named.orgs, contracts.hash('bidder_id', row)) >= 0,
  ).sort((x, y) => compareText(idAt(x), idAt(y)))
  const index = new HashIndex(rows.length)
  for (const row of rows) {
    const { hi, lo } = contracts.hash('contract_id', row)
    index.add(hi, lo)
  }
  const of = columnsOf(named, contracts, rows)
  const staff = staffOf(contracts, roles)
  return {
    numberOf: ({ hi, lo }) => index.find(hi, lo),
    contracts: {
      count: rows.length,
      id: packStrings([...rows].map(idAt)),
      lot: of.ints((row) => lotOf[row]!),
      bidder: of.org('bidder_id'),
      price: of.doubles('price'),
      settlement: of.doubles('settlement_price'),
      signed: of.day('signed_at'),
      starts: of.day('starts_on'),
      ends: of.day('ends_on'),
      managerChanged: of.day('manager_changed_on'),
      ...of.hash('manager', 'manager_id_no'),
      ...of.hash('newManager', 'new_manager_id_no'),
      ...of.hash('siteLead', 'site_lead_id_no'),
      ...of.hash('payee', 'payee'),
      attendance: of.doubles('attendance'),
      managementFee: of.doubles('management_fee'),
      managerHere: of.bytes((row) => staff(row, 'manager_id_no').here),
      siteLeadHere: of.bytes((row) => staff(row, 'site_lead_id_no').here),
      managerElsewhere: of.bytes((row) => staff(row, 'manager_id_no').elsewhere),
      changeReason: of.given('change_reason'),
      changeApproval: of.given('change_approval'),
      recordVerified: of.flag('record_verified'),
    },
  }
}

const readSubcontracts = (
  named: Named,
  contractOf: (id: Hash) => number,
  subcontracts: Columns,
): Proceedings['subcontracts'] => {
  const all = columnsOf(
    named,
    subcontracts,
    rowsWhere(subcontracts, () => true),
  )
  const contract = all.ints((row) => contractOf(subcontracts.hash('contract_id', row)))
  const [subcontractor, giver] = [all.org('subcontractor_id'), all.org('giver_id')]
  const [kind, days] = [all.code('kind', SUBCONTRACT_KINDS), all.day('signed_at')]
  const [qualified, approved] = [all.flag('qualified'), all.flag('approved')]
  const amount = all.doubles('amount')
  const rows = rowsWhere(subcontracts, (row) => contract[row]! >= 0 && subcontractor[row]! >= 0).sort(
    (x, y) =>
      contract[x]! - contract[y]! ||
      subcontractor[x]! - subcontractor[y]! ||
      days[x]! - days[y]! ||
      kind[x]! - kind[y]! ||
      compareKnownFirst(amount[x]!, amount[y]!) ||
      giver[x]! - giver[y]! ||
      qualified[x]! - qualified[y]! ||
      approved[x]! - approved[y]!,
  )
  const of = columnsOf(named, subcontracts, rows)
  return {
    count: rows.length,
    contract: of.ints((row) => contract[row]!),
    giver: of.org('giver_id'),
    subcontractor: of.org('subcontractor_id'),
    kind: of.code('kind', SUBCONTRACT_KINDS),
    amount: of.doubles('amount'),
    day: of.day('signed_at'),
    qualified: of.flag('qualified'),
    approved: of.flag('approved'),
  }
}

const readPenalties = async (
  client: Client,
  named: Named,
  penalties: Columns,
): Promise<Proceedings['penalties']> => {
  const text = await textsIn(client, penalties, 'doc_no')
  const docAt = (row: number): string => text(SALT.text, penalties.hash('doc_no', row)) ?? ''
  const lotOf = places(named, penalties)
  const orgOf = Int32Array.from({ length: penalties.count }, (_, row) =>
    orgIndex(named.orgs, penalties.hash('bidder_id', row)),
  )
  const decided = penalties.number('decided_on')
  const rows = rowsWhere(penalties, (row) => orgOf[row]! >= 0).sort(
    (x, y) =>
      orgOf[x]! - orgOf[y]! || compareKnownFirst(decided[x]!, decided[y]!) || compareText(docAt(x), docAt(y)),
  )
  const of = columnsOf(named, penalties, rows)
  return {
    count: rows.length,
    org: of.ints((row) => orgOf[row]!),
    docNo: packStrings([...rows].map(docAt)),
    authority: of.word('authority'),
    kind: of.code('kind', OFFENCES),
    day: of.day('decided_on'),
    banFrom: of.day('ban_from'),
    banTo: of.day('ban_to'),
    lot: of.ints((row) => lotOf[row]!),
    revoked: of.flag('revoked'),
  }
}

/** Lot index of every row, -1 where the lot is not in the store. */
const places = ({ lots }: Named, columns: Columns): Int32Array =>
  Int32Array.from({ length: columns.count }, (_, row) => orgIndex(lots, columns.hash('lot_id', row)))

const rowsWhere = (columns: Columns, keep: (row: number) => boolean): Int32Array =>
  Int32Array.from({ length: columns.count }, (_, row) => row).filter(keep)

/** Numbers in order, an unknown one after all others. */
const compareKnownFirst = (a: number, b: number): number =>
  Number.isNaN(a) ? (Number.isNaN(b) ? 0 : 1) : Number.isNaN(b) ? -1 : a - b

const textsIn = (client: Client, columns: Columns, name: string): Promise<TextLookup> =>
  lookup(
    client,
    Array.from({ length: columns.count }, (_, row) => ({ salt: SALT.text, ...columns.hash(name, row) })),
  )

type Halves<N extends string> = { [K in `${N}Hi` | `${N}Lo`]: Uint32Array }

/** Columns of some rows, in their order, over shared memory. */
const columnsOf = ({ orgs, words }: Named, columns: Columns, rows: Int32Array) => {
  const ints = (of: (row: number) => number): Int32Array => shared(rows.map(of))
  const bytes = (of: (row: number) => number): Uint8Array => shared(Uint8Array.from(rows, of))
  const number = (name: string, missing: number) => (row: number) =>
    dayOr(columns.number(name)[row]!, missing)
  const hash = <N extends string>(as: N, name: string): Halves<N> =>
    ({
      [`${as}Hi`]: shared(Uint32Array.from(rows, (row) => columns.hash(name, row).hi)),
      [`${as}Lo`]: shared(Uint32Array.from(rows, (row) => columns.hash(name, row).lo)),
    }) as Halves<N>
  const word = (name: string): Int32Array => ints((row) => words.rank(columns.hash(name, row)))
  return {
    ints,
    bytes,
    hash,
    word,
    org: (name: string) => ints((row) => orgIndex(orgs, columns.hash(name, row))),
    doubles: (name: string) => shared(Float64Array.from(rows, (row) => columns.number(name)[row]!)),
    day: (name: string) => ints(number(name, NO_DAY)),
    flag: (name: string) => bytes(number(name, UNKNOWN_FLAG)),
    given: (name: string) => bytes((row) => (isGiven(columns.hash(name, row)) ? 1 : 0)),
    code: (name: string, codes: readonly string[]) => {
      const hashes = codes.map((one) => idOf(one, SALT.text))
      return bytes((row) => {
        const { hi, lo } = columns.hash(name, row)
        return Math.max(
          0,
          hashes.findIndex((one) => one.hi === hi && one.lo === lo),
        )
      })
    },
    /** where an expert sat when it was done */
    place: () => ({
      seat: word('seat'),
      ...hash('ip', 'ip'),
      ...hash('mac', 'mac'),
      ...hash('account', 'account'),
    }),
  }
}
