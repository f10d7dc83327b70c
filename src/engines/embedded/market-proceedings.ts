import type { DuckDBConnection } from '@duckdb/node-api'
import { offsetsOf } from '../../arrays/offsets.js'
import { sharedInts } from '../../arrays/shared-arrays.js'
import { OFFENCES, PANEL_ROLES, SCORE_PARTS, SUBCONTRACT_KINDS } from '../../domain/codes.js'
import { MAX_DAY, MIN_DAY, NO_DAY } from '../../domain/day.js'
import { SALT } from '../../domain/hash.js'
import { kindIndex, sourceIndex } from '../../domain/value-kind.js'
import type { Proceedings } from '../../market/proceedings.js'
import { roleSource } from './market-facts.js'
import { idHash } from './read.js'
import { readTable } from './read-table.js'
import { readArena } from './string-arena.js'

/**
 * Committees, scores, contracts, subcontracts and penalties. Reads the temporary tables of organisations,
 * lots and words (market-orgs.ts, market-lots.ts), which number what these rows name.
 */
export const readProceedings = async (connection: DuckDBConnection, lots: number): Promise<Proceedings> => {
  await connection.run(EXPERTS)
  const experts = await readArena(connection, 'market_experts', 'id')
  const panels = await readTable(connection, PANELS, PANEL_ROWS)
  const scores = await readTable(connection, SCORES, SCORE_ROWS)
  await connection.run(CONTRACTS)
  await connection.run(STAFF)
  await connection.run(PENALTIES)
  const penalties = await readTable(connection, PENALTY, 'FROM market_penalties ORDER BY n')
  return {
    experts: {
      count: experts.count,
      id: experts,
      name: await readArena(connection, 'market_experts', 'name'),
    },
    panels: { ...panels, lotOffsets: offsetsOf(panels.lot, lots, sharedInts(lots + 1)) },
    interests: await readTable(connection, INTEREST, INTERESTS),
    scores: { ...scores, lotOffsets: offsetsOf(scores.lot, lots, sharedInts(lots + 1)) },
    contracts: {
      ...(await readTable(connection, CONTRACT, CONTRACT_ROWS)),
      id: await readArena(connection, 'market_contracts', 'id'),
    },
    subcontracts: await readTable(connection, SUBCONTRACT, SUBCONTRACT_ROWS),
    penalties: { ...penalties, docNo: await readArena(connection, 'market_penalties', 'doc') },
  }
}

/** The columns' form and SQL, and the joins of a column with the numbers of what it names. */
const number = (sql: string) => ['i32', `coalesce(${sql}, -1)`] as const
const hash = (column: string) => ['hash', column] as const
const double = (column: string) => ['f64', column] as const
const flag = (column: string) => ['u8', `CASE WHEN isnan(${column}) THEN 255 ELSE ${column} END`] as const
const given = (column: string) => ['u8', `CASE WHEN ${column} <> 0 THEN 1 ELSE 0 END`] as const
const day = (column: string) =>
  ['i32', `CASE WHEN isnan(${column}) THEN ${NO_DAY} ELSE ${column} END`] as const
const code = (column: string, codes: readonly string[]) =>
  [
    'u8',
    `CASE ${column} ${codes.map((word, i) => `WHEN ${idHash(word, SALT.text)} THEN ${i}`).join(' ')} ELSE 0 END`,
  ] as const
const org = (column: string, as: string): string => `LEFT JOIN market_orgs ${as} ON ${as}.h = ${column}`
const word = (column: string, as: string): string => `LEFT JOIN market_words ${as} ON ${as}.hash = ${column}`

/** An expert's name is the most frequent of the committees', ties by text. */
const EXPERTS = `CREATE OR REPLACE TEMP TABLE market_experts AS
  WITH named AS (SELECT h, text FROM (SELECT expert_id AS h, expert_name AS n, count(*) AS times FROM e_experts GROUP BY ALL)
    JOIN texts ON salt = ${kindIndex['person-name']} AND hash = n
    QUALIFY row_number() OVER (PARTITION BY h ORDER BY times DESC, text) = 1)
  SELECT row_number() OVER (ORDER BY id.text) - 1 AS n, x.h, id.text AS id, coalesce(named.text, '') AS name
  FROM (SELECT expert_id AS h FROM e_experts UNION SELECT expert_id FROM e_scores) x
  JOIN texts id ON id.salt = ${SALT.text} AND id.hash = x.h LEFT JOIN named ON named.h = x.h`

const OPEN = `'nan'::DOUBLE, 'nan'::DOUBLE`
const registered = (column: 'legal_rep_id_no' | 'phone', key: string): string =>
  `SELECT k.expert_id, b.bidder_id, ${sourceIndex[`bidders.${column}`]}, ${OPEN}
   FROM ${key} k JOIN e_bidders b ON b.${column} = k.h`
const INTERESTS = `FROM (SELECT DISTINCT x.n AS expert, o.n AS org, i.* FROM (
    WITH person AS (SELECT DISTINCT expert_id, expert_id_no AS h FROM e_experts WHERE expert_id_no <> 0),
      phone AS (SELECT DISTINCT expert_id, phone AS h FROM e_experts WHERE phone <> 0)
    SELECT k.expert_id, r.bidder_id, ${roleSource} AS source, r."from" AS a, r."to" AS b
      FROM person k JOIN e_roles r ON r.person_id_no = k.h
    UNION ALL SELECT k.expert_id, r.bidder_id, ${sourceIndex['roles.phone']}, r."from", r."to"
      FROM phone k JOIN e_roles r ON r.phone = k.h
    UNION ALL ${registered('legal_rep_id_no', 'person')} UNION ALL ${registered('phone', 'phone')}
  ) i JOIN market_experts x ON x.h = i.expert_id JOIN market_orgs o ON o.h = i.bidder_id)
  ORDER BY expert, org, source, "from", "to"`
const INTEREST = {
  expert: number('expert'),
  org: number('org'),
  source: ['u8', 'source'],
  from: ['i32', `CASE WHEN isnan(a) THEN ${MIN_DAY} ELSE a END`],
  to: ['i32', `CASE WHEN isnan(b) THEN ${MAX_DAY} ELSE b END`],
} as const

const PLACE = {
  seat: number('seat.n'),
  ip: hash('t.ip'),
  mac: hash('t.mac'),
  account: hash('t.account'),
} as const

const PANELS = {
  lot: number('l.n'),
  expert: number('x.n'),
  role: code('t.role', PANEL_ROLES),
  category: number('category.n'),
  library: number('library.n'),
  unit: number('unit.n'),
  person: hash('t.expert_id_no'),
  phone: hash('t.phone'),
  signedIn: double('t.signed_in_at'),
  recused: flag('t.recused'),
  ...PLACE,
} as const
const PANEL_ROWS = `FROM e_experts t JOIN market_lots l USING (lot_id) JOIN market_experts x ON x.h = t.expert_id
  ${org('t.unit_id', 'unit')} ${word('t.category', 'category')} ${word('t.library', 'library')} ${word('t.seat', 'seat')}
  ORDER BY l.n, x.n`

const SCORES = {
  lot: number('l.n'),
  expert: number('x.n'),
  bidder: number('o.n'),
  item: number('item.n'),
  part: code('t.part', SCORE_PARTS),
  score: double('t.score'),
  max: double('t.max_score'),
  at: double('t.scored_at'),
  ...PLACE,
} as const
const SCORE_ROWS = `FROM e_scores t JOIN market_lots l USING (lot_id) JOIN market_experts x ON x.h = t.expert_id
  JOIN market_orgs o ON o.h = t.bidder_id ${word('t.item', 'item')} ${word('t.seat', 'seat')}
  ORDER BY l.n, x.n, o.n, coalesce(item.n, -1)`

const CONTRACTS = `CREATE OR REPLACE TEMP TABLE market_contracts AS
  SELECT row_number() OVER (ORDER BY id.text) - 1 AS n, id.text AS id, l.n AS lot, o.n AS org, t.*
  FROM e_contracts t JOIN texts id ON id.salt = ${SALT.text} AND id.hash = t.contract_id
  JOIN market_lots l USING (lot_id) JOIN market_orgs o ON o.h = t.bidder_id`
/**
 * Which of a contract's people are on the contractor's staff, or on another's, on the day it was signed; and
 * whose staff is on record at all.
 */
const STAFF_ROLES = ['staff', 'insured', 'builder', 'manager', 'finance', 'legal-rep']
  .map((role) => idHash(role, SALT.text))
  .join(', ')
const KEPT_ROLES = ['staff', 'insured'].map((role) => idHash(role, SALT.text)).join(', ')
const STAFF = `CREATE OR REPLACE TEMP TABLE market_staff AS
  WITH people AS (SELECT n, 'manager' AS who, manager_id_no AS p, bidder_id AS h, signed_at AS d FROM market_contracts
    UNION ALL SELECT n, 'site', site_lead_id_no, bidder_id, signed_at FROM market_contracts)
  SELECT people.n, people.who, bool_or(s.bidder_id = people.h) AS here, bool_or(s.bidder_id <> people.h) AS elsewhere
  FROM people JOIN e_roles s ON s.person_id_no = people.p
  WHERE people.p <> 0 AND s.role IN (${STAFF_ROLES})
    AND (isnan(d) OR ((isnan(s."from") OR s."from" <= d) AND (isnan(s."to") OR d <= s."to")))
  GROUP BY ALL;
  CREATE OR REPLACE TEMP TABLE market_kept AS SELECT DISTINCT bidder_id AS h FROM e_roles WHERE role IN (${KEPT_ROLES})`

const onStaff = (who: string, person: string) =>
  [
    'u8',
    `CASE WHEN ${person} = 0 THEN 255 WHEN coalesce(${who}.here, false) THEN 1 WHEN kept.h IS NULL THEN 255 ELSE 0 END`,
  ] as const

const CONTRACT = {
  lot: number('lot'),
  bidder: number('org'),
  price: double('price'),
  settlement: double('settlement_price'),
  signed: day('signed_at'),
  starts: day('starts_on'),
  ends: day('ends_on'),
  managerChanged: day('manager_changed_on'),
  manager: hash('manager_id_no'),
  newManager: hash('new_manager_id_no'),
  siteLead: hash('site_lead_id_no'),
  payee: hash('payee'),
  attendance: double('attendance'),
  managementFee: double('management_fee'),
  changeReason: given('change_reason'),
  changeApproval: given('change_approval'),
  recordVerified: flag('record_verified'),
  managerHere: onStaff('manager', 'manager_id_no'),
  siteLeadHere: onStaff('site', 'site_lead_id_no'),
  managerElsewhere: ['u8', 'CASE WHEN coalesce(manager.elsewhere, false) THEN 1 ELSE 0 END'],
} as const
const CONTRACT_ROWS = `FROM market_contracts t LEFT JOIN market_kept kept ON kept.h = t.bidder_id
  ${['manager', 'site'].map((who) => `LEFT JOIN market_staff ${who} ON ${who}.n = t.n AND ${who}.who = '${who}'`).join(' ')}
  ORDER BY t.n`

const SUBCONTRACT = {
  contract: number('c.n'),
  giver: number('giver.n'),
  subcontractor: number('o.n'),
  kind: code('t.kind', SUBCONTRACT_KINDS),
  amount: double('t.amount'),
  day: day('t.signed_at'),
  qualified: flag('t.qualified'),
  approved: flag('t.approved'),
} as const
const SUBCONTRACT_ROWS = `FROM e_subcontracts t JOIN market_contracts c USING (contract_id)
  JOIN market_orgs o ON o.h = t.subcontractor_id ${org('t.giver_id', 'giver')}
  ORDER BY c.n, o.n, "day", "kind", t.amount, "giver", "qualified", "approved"`

const PENALTIES = `CREATE OR REPLACE TEMP TABLE market_penalties AS
  SELECT row_number() OVER (ORDER BY o.n, decided_on, doc.text) - 1 AS n, doc.text AS doc, o.n AS org, l.n AS lot,
    a.n AS authority_word, t.*
  FROM e_penalties t JOIN market_orgs o ON o.h = t.bidder_id
  JOIN texts doc ON doc.salt = ${SALT.text} AND doc.hash = t.doc_no
  LEFT JOIN market_lots l ON l.lot_id = t.lot_id ${word('t.authority', 'a')}`
const PENALTY = {
  org: number('org'),
  authority: number('authority_word'),
  kind: code('kind', OFFENCES),
  day: day('decided_on'),
  banFrom: day('ban_from'),
  banTo: day('ban_to'),
  lot: number('lot'),
  revoked: flag('revoked'),
} as const
