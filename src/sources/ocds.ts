import type { TableName } from '../domain/tables.js'
import { bidRows } from './ocds-bids.js'
import type { codeReader } from './ocds-codes.js'
import { contractRows } from './ocds-contracts.js'
import { lotRows } from './ocds-lots.js'
import { partyRows } from './ocds-parties.js'
import type { JsonObject, OcdsRows } from './ocds-read.js'
import { MOST_ROWS, Release } from './ocds-release.js'
import type { OcdsTally } from './ocds-tally.js'
import { SourceError } from './source-error.js'

/** Columns that OCDS can fill, by table, in the order of the rows' cells. */
export const OCDS_COLUMNS: Partial<Record<TableName, readonly string[]>> = {
  lots: [
    'lot_id',
    'project_id',
    'title',
    'buyer_id',
    'buyer_name',
    'agency_id',
    'agency_name',
    'category',
    'region_code',
    'method',
    'evaluation',
    'estimate',
    'currency',
    'published_at',
    'opened_at',
    'awarded_at',
    'updated_at',
  ],
  bids: [
    'lot_id',
    'bid_no',
    'bidder_id',
    'bidder_name',
    'amount',
    'status',
    'rank',
    'won',
    'submitted_at',
    'consortium',
    'ip',
    'mac',
    'cpu_id',
    'disk_serial',
    'lock_no',
    'file_guid',
    'upload_account',
    'deposit_account',
    'file_author',
    'updated_at',
    'currency',
    'awarded_amount',
  ],
  bidders: ['bidder_id', 'name', 'phone', 'email', 'address', 'updated_at'],
  roles: ['bidder_id', 'person_name', 'person_id_no', 'role', 'share', 'phone'],
  ownership: ['owner_id', 'owned_id', 'share'],
  groups: ['group_id', 'bidder_id', 'name'],
  contracts: [
    'contract_id',
    'lot_id',
    'bidder_id',
    'bidder_name',
    'price',
    'settlement_price',
    'signed_at',
    'starts_on',
    'ends_on',
    'updated_at',
  ],
}

/**
 * An OCDS release (or compiled release) as rows of the import format: a lot for each of `tender.lots` (else
 * one for the process), a bid for each tenderer of `bids.details` (several on one bid are a consortium), the
 * parties. Where there are no bids, the suppliers of awards and `tender.tenderers` stand in. Invitations are
 * no bids. A contract for each of `contracts`. Throws SourceError for a release built to become more rows
 * than any process has.
 */
export const rowsOfRelease = (
  json: JsonObject,
  word?: ReturnType<typeof codeReader>,
  tally?: OcdsTally,
): OcdsRows => {
  const release = new Release(json, word, tally)
  const bids = bidRows(release)
  const rows: OcdsRows = {
    lots: lotRows(release, new Set(bids.map((bid) => bid.lot_id!))),
    bids,
    ...partyRows(release, new Set(bids.map((bid) => bid.bidder_id!))),
    contracts: contractRows(release),
  }
  let text = 0
  for (const table of Object.values(rows))
    for (const row of table) for (const cell of Object.values(row)) text += cell.length
  if (text > MOST_TEXT)
    throw new SourceError('ocds_rows', { most: MOST_ROWS, ocid: release.ocid.slice(0, 100) })
  return rows
}

/** characters: one long text must not be repeated in every row */
const MOST_TEXT = 1 << 26
