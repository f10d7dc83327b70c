import type { TableName } from '../domain/tables.js'
import { bidderId, partyOf } from './ocds-identity.js'
import { partyRows } from './ocds-parties.js'
import {
  asArray,
  asObject,
  at,
  idOf,
  type JsonObject,
  type OcdsRow,
  type OcdsRows,
  textOf,
} from './ocds-read.js'

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
  ],
  bidders: ['bidder_id', 'name', 'phone', 'email', 'address', 'updated_at'],
  roles: ['bidder_id', 'person_name', 'person_id_no', 'role', 'share', 'phone'],
  ownership: ['owner_id', 'owned_id', 'share'],
  groups: ['group_id', 'bidder_id', 'name'],
}

/** Our extension: what the platform saw of a bid's upload (docs/ocds-extension). */
const SUBMISSION: readonly (readonly [string, string])[] = [
  ['ipAddress', 'ip'],
  ['macAddress', 'mac'],
  ['cpuSerial', 'cpu_id'],
  ['diskSerial', 'disk_serial'],
  ['softwareLockId', 'lock_no'],
  ['fileCreatorId', 'file_guid'],
  ['uploadAccount', 'upload_account'],
  ['depositAccount', 'deposit_account'],
  ['preparedBy', 'file_author'],
]
const METHOD: Readonly<Record<string, string>> = { open: 'open', selective: 'invited', direct: 'direct' }
const CRITERIA: Readonly<Record<string, string>> = {
  priceOnly: 'lowest-price',
  lowestCost: 'lowest-price',
  ratedCriteria: 'comprehensive',
  qualityOnly: 'comprehensive',
}
const NO_AWARD = /^(pending|cancelled|unsuccessful)$/

/**
 * An OCDS release (or compiled release) as rows of the import format: a lot for each of `tender.lots` (else one for the
 * process), a bid for each tenderer of `bids.details` (several on one bid are a consortium), the parties. Where there are
 * no bids, the suppliers of awards and `tender.tenderers` stand in. Invitations are no bids.
 */
export const rowsOfRelease = (release: JsonObject): OcdsRows => {
  const process = new Process(release)
  const bids = process.bids()
  return {
    lots: process.lots(bids),
    bids,
    ...partyRows(release, new Set(bids.map((bid) => bid.bidder_id!))),
  }
}

class Process {
  readonly #release: JsonObject
  readonly #ocid: string
  readonly #tender: JsonObject
  readonly #lots: JsonObject[]
  readonly #awards: JsonObject[]
  readonly #updated: string

  constructor(release: JsonObject) {
    this.#release = release
    this.#ocid = idOf(release.ocid)
    this.#tender = asObject(release.tender) ?? {}
    this.#lots = asArray(this.#tender.lots).filter((lot) => idOf(lot.id) !== '')
    this.#awards = asArray(release.awards).filter((award) => !NO_AWARD.test(textOf(award.status)))
    this.#updated = textOf(release.date)
  }

  lots(bids: readonly OcdsRow[]): OcdsRow[] {
    const used = new Set(bids.map((bid) => bid.lot_id))
    const rows = this.#lots.map((lot) => this.#lot(this.#lotId(idOf(lot.id)), lot))
    if (rows.length === 0 || used.has(this.#ocid)) rows.push(this.#lot(this.#ocid, {}))
    return rows
  }

  #lot(lotId: string, lot: JsonObject): OcdsRow {
    const tender = this.#tender
    const buyer = asObject(this.#release.buyer) ?? {}
    const entity = asObject(tender.procuringEntity) ?? {}
    const [owner, agency] = idOf(buyer.id) || textOf(buyer.name) ? [buyer, entity] : [entity, {}]
    const apart = idOf(owner.id) !== idOf(agency.id)
    const value = asObject(lot.value) ?? asObject(tender.value)
    const method = textOf(tender.procurementMethod)
    const criteria = textOf(tender.awardCriteria)
    return {
      lot_id: lotId,
      project_id: this.#ocid,
      title: textOf(lot.title) || textOf(tender.title),
      buyer_id: idOf(owner.id),
      buyer_name: textOf(owner.name),
      agency_id: apart ? idOf(agency.id) : '',
      agency_name: apart ? textOf(agency.name) : '',
      category: textOf(tender.mainProcurementCategory),
      region_code: this.#regionOf(owner),
      method: METHOD[method] ?? method,
      evaluation: CRITERIA[criteria] ?? criteria,
      estimate: textOf(value?.amount),
      currency: textOf(value?.currency) || this.#currencyOfBids(),
      published_at: textOf(at(tender, 'tenderPeriod', 'startDate')),
      opened_at: textOf(at(tender, 'bidOpening', 'date')) || textOf(at(tender, 'tenderPeriod', 'endDate')),
      awarded_at:
        this.#awards
          .map((award) => textOf(award.date))
          .filter((date) => date !== '')
          .sort()[0] ?? '',
      updated_at: this.#updated,
    }
  }

  bids(): OcdsRow[] {
    const rows: OcdsRow[] = []
    const times = new Map<string, number>()
    const add = (lotId: string, tenderer: JsonObject, cells: OcdsRow): void => {
      const bidder = bidderId(this.#release, tenderer)
      const key = JSON.stringify([lotId, bidder])
      const bidNo = (times.get(key) ?? 0) + 1
      times.set(key, bidNo)
      rows.push({
        lot_id: lotId,
        bid_no: String(bidNo),
        bidder_id: bidder,
        bidder_name: textOf(tenderer.name) || textOf(partyOf(this.#release, tenderer)?.name),
        updated_at: this.#updated,
        ...cells,
      })
    }
    for (const detail of asArray(at(this.#release, 'bids', 'details'))) this.#addDetail(detail, add)
    const isNew = (lotId: string, tenderer: JsonObject): boolean =>
      !times.has(JSON.stringify([lotId, bidderId(this.#release, tenderer)]))
    for (const award of this.#awards)
      for (const lotId of this.#lotsOf(award))
        for (const supplier of asArray(award.suppliers))
          if (isNew(lotId, supplier))
            add(lotId, supplier, { amount: textOf(at(award, 'value', 'amount')), won: '1' })
    for (const tenderer of asArray(this.#tender.tenderers))
      if (!rows.some((row) => row.bidder_id === bidderId(this.#release, tenderer)))
        for (const lotId of this.#lotsOf({}))
          add(lotId, tenderer, { won: this.#awards.length > 0 ? '0' : '' })
    return rows
  }

  #addDetail(detail: JsonObject, add: (lotId: string, tenderer: JsonObject, cells: OcdsRow) => void): void {
    const said = textOf(detail.status)
    if (said === 'invited') return
    const tenderers = asArray(detail.tenderers)
    const submission = asObject(detail.submission) ?? {}
    const cells: OcdsRow = {
      amount: textOf(at(detail, 'value', 'amount')),
      status: said === 'pending' ? '' : said,
      rank: textOf(detail.rank),
      submitted_at: textOf(submission.submittedAt) || textOf(detail.date),
      consortium: tenderers.length > 1 ? idOf(detail.id) || 'consortium' : '',
    }
    for (const [field, column] of SUBMISSION) cells[column] = textOf(submission[field])
    for (const lotId of this.#lotsOf(detail))
      for (const tenderer of tenderers.length > 0 ? tenderers : [{}])
        add(lotId, tenderer, { ...cells, won: this.#won(lotId, detail, tenderer) })
  }

  /** 1 or 0 once the lot is awarded; nothing before. */
  #won(lotId: string, detail: JsonObject, tenderer: JsonObject): string {
    const awards = this.#awards.filter((award) => this.#lotsOf(award).includes(lotId))
    if (awards.length === 0) return ''
    const bidder = bidderId(this.#release, tenderer)
    const bid = idOf(detail.id)
    const wins = awards.some((award) => {
      const related = [...list(award.relatedBids), ...list(award.relatedBid)]
      if (related.length > 0 && bid !== '') return related.includes(bid)
      return asArray(award.suppliers).some((supplier) => bidderId(this.#release, supplier) === bidder)
    })
    return wins ? '1' : '0'
  }

  /** Lots that a bid or award names; without a name the only lot there is, or the process as one. */
  #lotsOf(thing: JsonObject): string[] {
    const related = list(thing.relatedLots)
    if (related.length > 0) return related.map((lot) => this.#lotId(lot))
    return this.#lots.length === 1 ? [this.#lotId(idOf(this.#lots[0]!.id))] : [this.#ocid]
  }

  #lotId(lot: string): string {
    return this.#lots.some((known) => idOf(known.id) === lot) ? `${this.#ocid}/${lot}` : this.#ocid
  }

  #regionOf(organisation: JsonObject): string {
    const party = partyOf(this.#release, organisation) ?? organisation
    return textOf(at(party, 'address', 'region'))
  }

  #currencyOfBids(): string {
    const details = asArray(at(this.#release, 'bids', 'details'))
    return details.map((detail) => textOf(at(detail, 'value', 'currency'))).find((code) => code !== '') ?? ''
  }
}

const list = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).map(idOf).filter((id) => id !== '')
