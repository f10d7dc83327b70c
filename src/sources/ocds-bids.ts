import { asArray, asObject, at, idOf, type JsonObject, type OcdsRow, textOf } from './ocds-read.js'
import { idsOf, type Release } from './ocds-release.js'

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
/**
 * A bid for each tenderer of each bid on each of its lots; then those known by an award, or by taking part,
 * alone.
 */
export const bidRows = (release: Release): OcdsRow[] => {
  const bids = new Bids(release)
  for (const detail of asArray(at(release.json, 'bids', 'details'))) bids.addDetail(detail)
  for (const award of release.awards) bids.addAward(award)
  for (const tenderer of asArray(release.tender.tenderers)) bids.addTenderer(tenderer)
  return bids.rows
}

/** Who won a lot: bids that awards name, suppliers of awards that name no bid, and of all awards. */
interface Winners {
  bids: Set<string>
  unnamed: Set<string>
  all: Set<string>
}

class Bids {
  readonly rows: OcdsRow[] = []
  readonly #release: Release
  readonly #winners = new Map<string, Winners>()
  readonly #bidders = new Set<string>()
  /** bids of a bidder on a lot so far */
  readonly #times = new Map<string, number>()

  constructor(release: Release) {
    this.#release = release
    for (const award of release.awards) this.#addWinners(award)
  }

  addDetail(detail: JsonObject): void {
    const said = textOf(detail.status)
    if (said === 'invited') return
    const tenderers = asArray(detail.tenderers)
    const submission = asObject(detail.submission) ?? {}
    const bid = idOf(detail.id)
    const cells: OcdsRow = {
      amount: textOf(at(detail, 'value', 'amount')),
      status: said === 'pending' ? '' : said,
      rank: textOf(detail.rank),
      submitted_at: textOf(submission.submittedAt) || textOf(detail.date),
      consortium: tenderers.length > 1 ? bid || 'consortium' : '',
    }
    for (const [field, column] of SUBMISSION) cells[column] = textOf(submission[field])
    for (const lotId of this.#release.lotsOf(detail))
      for (const tenderer of tenderers.length > 0 ? tenderers : [{}])
        this.#add(lotId, tenderer, { ...cells, won: this.#won(lotId, bid, tenderer) })
  }

  addAward(award: JsonObject): void {
    const amount = textOf(at(award, 'value', 'amount'))
    for (const lotId of this.#release.lotsOf(award))
      for (const supplier of asArray(award.suppliers)) {
        this.#release.count()
        if (!this.#times.has(keyOf(lotId, this.#release.bidderId(supplier))))
          this.#add(lotId, supplier, { amount, won: '1' })
      }
  }

  addTenderer(tenderer: JsonObject): void {
    if (this.#bidders.has(this.#release.bidderId(tenderer))) return
    const won = this.#release.awards.length > 0 ? '0' : ''
    for (const lotId of this.#release.lotsOf({})) this.#add(lotId, tenderer, { won })
  }

  #add(lotId: string, tenderer: JsonObject, cells: OcdsRow): void {
    this.#release.count()
    const bidder = this.#release.bidderId(tenderer)
    const key = keyOf(lotId, bidder)
    const bidNo = (this.#times.get(key) ?? 0) + 1
    this.#times.set(key, bidNo)
    this.#bidders.add(bidder)
    this.rows.push({
      lot_id: lotId,
      bid_no: String(bidNo),
      bidder_id: bidder,
      bidder_name: textOf(tenderer.name) || textOf(this.#release.partyOf(tenderer)?.name),
      updated_at: this.#release.date,
      ...cells,
    })
  }

  #addWinners(award: JsonObject): void {
    const named = [...idsOf(award.relatedBids), ...idsOf(award.relatedBid)]
    const suppliers = asArray(award.suppliers).map((supplier) => this.#release.bidderId(supplier))
    for (const lotId of this.#release.lotsOf(award)) {
      const winners = this.#winners.get(lotId) ?? { bids: new Set(), unnamed: new Set(), all: new Set() }
      this.#winners.set(lotId, winners)
      for (const bid of named) {
        this.#release.count()
        winners.bids.add(bid)
      }
      for (const supplier of suppliers) {
        this.#release.count()
        winners.all.add(supplier)
        if (named.length === 0) winners.unnamed.add(supplier)
      }
    }
  }

  /** 1 or 0 once the lot is awarded; nothing before. */
  #won(lotId: string, bid: string, tenderer: JsonObject): string {
    const winners = this.#winners.get(lotId)
    if (!winners) return ''
    const bidder = this.#release.bidderId(tenderer)
    const wins = bid === '' ? winners.all.has(bidder) : winners.bids.has(bid) || winners.unnamed.has(bidder)
    return wins ? '1' : '0'
  }
}

const keyOf = (lotId: string, bidder: string): string => `${lotId}\0${bidder}`
