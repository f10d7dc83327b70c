import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { awardAll } from './award.mjs'
import { brokenRows, doubled, uglify } from './dirt.mjs'
import { KINDS, PROFILES } from './kinds.mjs'
import { fillLots, openMarket } from './market.mjs'
import { drawLevels, priceHonestly } from './prices.mjs'
import { makeRandom } from './random.mjs'
import { castDecoys, castRings, runHook } from './stories.mjs'
import * as tables from './tables.mjs'
import { blurMachines, traceAll } from './traces.mjs'
import { truthRows } from './truth.mjs'

/**
 * Source `ridge`: markets made of stories. Some firms are in a collusive story, some in an innocent one that
 * looks like it, most in none; then everybody bids, prices, uploads and is awarded as the stories say.
 * Notes of `truth.csv`: `mechanism=…;strength=…` (strong: shown on half of the ring's lots; medium: on less;
 * faint: on one to three; ties: only in registers; silent: only in behaviour) or `decoy=…`.
 */
export const NAME = 'ridge'
export { KINDS }

/** The market as it came out, in memory. Same seed, kind and sizes: same market. */
export const makeMarket = ({ seed, kind, bidders, lots }) => {
  const profile = PROFILES[kind]
  if (profile === undefined) throw new Error(`unknown kind ${kind}; one of ${KINDS.join(', ')}`)
  const r = makeRandom(`ridge/${kind}/${seed}/${bidders}/${lots}`)
  const m = openMarket(r, profile, { bidders, lots })
  castRings(r.fork('rings'), m)
  castDecoys(r.fork('decoys'), m)
  fillLots(r.fork('fill'), m)
  drawLevels(r.fork('levels'), m)
  priceHonestly(r.fork('prices'), m)
  runHook(r.fork('hooks'), m, 'price')
  awardAll(r.fork('award'), m)
  runHook(r.fork('hooks'), m, 'people')
  traceAll(r.fork('traces'), m)
  runHook(r.fork('hooks'), m, 'trace')
  blurMachines(m)
  return m
}

const quote = (value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

const writeTable = (out, name, columns, rows) => {
  const lines = [columns.join(',')]
  for (const row of rows) lines.push(columns.map((column) => quote(row[column] ?? '')).join(','))
  writeFileSync(join(out, `${name}.csv`), `${lines.join('\n')}\n`)
}

const COLUMNS = {
  bidders: [
    'bidder_id',
    'name',
    'legal_rep_name',
    'legal_rep_id_no',
    'phone',
    'email',
    'address',
    'region_code',
    'registered_at',
    'capital',
  ],
  roles: ['bidder_id', 'person_name', 'person_id_no', 'role', 'share', 'from', 'to'],
  ownership: ['owner_id', 'owned_id', 'share', 'from'],
  groups: ['group_id', 'bidder_id', 'name'],
  allowlist: ['kind', 'value', 'reason', 'approved_by'],
  truth: ['ring_id', 'bidder_id', 'kind', 'note'],
}

/** Writes the bids with their dirt; returns how many rows must be quarantined. */
const writeBids = (r, m, out) => {
  const { missing, quirks } = m.platform
  const columns = tables.BID_COLUMNS.filter((column, i) => i < 9 || missing.has(column))
  const clean = tables.bidRows(r.fork('cells'), m)
  const broken = brokenRows(r.fork('broken'), clean)
  uglify(r.fork('ugly'), clean, ['bidder_name', ...columns.slice(9)], quirks.placeholders)
  writeTable(out, 'bids', columns, [
    ...clean,
    ...doubled(r.fork('doubled'), clean, quirks.duplicateRows),
    ...broken,
  ])
  return broken.length
}

/** Writes one market as CSV tables in the import format, with `truth.csv` and a `README.md` on its dirt. */
export const generate = ({ seed, kind, bidders, lots, out }) => {
  const m = makeMarket({ seed, kind, bidders, lots })
  const r = makeRandom(`ridge/${kind}/${seed}/write`)
  mkdirSync(out, { recursive: true })
  const lotRows = tables.lotRows(m)
  writeTable(out, 'lots', Object.keys(lotRows[0]), lotRows)
  const broken = writeBids(r, m, out)
  const rows = {
    bidders: tables.bidderRows(r.fork('bidders'), m),
    roles: tables.roleRows(r.fork('roles'), m),
    ownership: tables.ownershipRows(m),
    groups: m.groups,
    allowlist: tables.allowRows(m),
  }
  for (const name of m.profile.tables) writeTable(out, name, COLUMNS[name], rows[name])
  writeTable(out, 'truth', COLUMNS.truth, truthRows(m))
  writeFileSync(
    join(out, 'README.md'),
    `source: ${NAME}\nkind: ${kind}\nseed: ${seed}\nquarantined: ${broken}\n`,
  )
}
