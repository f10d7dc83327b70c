import { decimalText, scaledUp } from './exact-decimal.js'
import { asArray, asObject, asObjects, at, idOf, type JsonObject, type OcdsRow, textOf } from './ocds-read.js'
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

/** A price; its currency where it is another than the lot's. */
type Price = { amount: string; currency?: string }

const NO_PRICE: Price = { amount: '' }

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
  /** rows of suppliers that only awards name */
  readonly #awarded = new Map<string, OcdsRow>()
  /** the first row of a bidder on a lot */
  readonly #first = new Map<string, OcdsRow>()
  /** rows of a lot's bidder by the id of the bid */
  readonly #byBid = new Map<string, OcdsRow>()

  constructor(release: Release) {
    this.#release = release
    for (const award of release.awards) this.#addWinners(award)
  }

  /**
   * One bid. A price over several lots is none of theirs; one in another currency than its lot's names it;
   * of several prices by lot (`lotValues`, ProZorro) each goes to its own lot. Who took part stays known in
   * every case.
   */
  addDetail(detail: JsonObject): void {
    const said = this.#status(detail)
    if (/^invited$/i.test(said)) return
    const tenderers = asObjects(detail.tenderers)
    const submission = asObject(detail.submission) ?? {}
    const bid = idOf(detail.id)
    const cells: OcdsRow = {
      status: statusOf(said),
      rank: textOf(detail.rank),
      submitted_at: textOf(submission.submittedAt) || textOf(detail.date),
      consortium: tenderers.length > 1 ? bid || 'consortium' : '',
    }
    for (const [field, column] of SUBMISSION) cells[column] = textOf(submission[field])
    for (const offer of this.#offersOf(detail))
      for (const tenderer of tenderers.length > 0 ? tenderers : [{}]) {
        const row = this.#add(offer.lotId, tenderer, {
          ...cells,
          ...offer.price,
          ...(offer.status && { status: offer.status }),
          won: this.#won(offer.lotId, bid, tenderer),
        })
        if (bid !== '') this.#byBid.set(`${keyOf(offer.lotId, row.bidder_id!)}\0${bid}`, row)
      }
  }

  /**
   * What was awarded to each supplier, beside the price of its bid; a row of its own for one that no bid is
   * known of, as the bids may stand in another release. Several suppliers of one award are partners of a
   * consortium, and what each gets of its value is unknown; two awards to one supplier on one lot add up.
   */
  addAward(award: JsonObject): void {
    const suppliers = asObjects(award.suppliers)
    const lots = this.#release.lotsOf(award)
    if (suppliers.length > 1) this.#release.tally.shared++
    else if (lots.length > 1 && asObject(award.value)) this.#release.tally.overLots++
    for (const lotId of lots) {
      const consortium = suppliers.length > 1 ? this.#partnership(lotId, award, suppliers) : ''
      const { amount, currency } =
        suppliers.length > 1 || lots.length > 1 ? NO_PRICE : this.#priceOn(lotId, asObject(award.value))
      for (const supplier of suppliers) {
        this.#release.count()
        const key = keyOf(lotId, this.#release.bidderId(supplier))
        let row = this.#rowAwarded(key, award)
        if (!row) {
          row = this.#add(lotId, supplier, { won: '1', consortium, ...(currency && { currency }) })
          this.#awarded.set(key, row)
        } else if (this.#awarded.has(key)) row.consortium ||= consortium
        const before = row.awarded_amount
        row.awarded_amount =
          row.currency !== currency ? '' : before === undefined ? amount : addedUp(before, amount)
      }
    }
  }

  /**
   * The row that an award to a lot's bidder is about: of the bid that it names, else of the bidder's first.
   */
  #rowAwarded(key: string, award: JsonObject): OcdsRow | undefined {
    const named = [...idsOf(award.relatedBids), ...idsOf(award.relatedBid)]
    const rows = named.map((bid) => this.#byBid.get(`${key}\0${bid}`))
    return rows.find((row) => row !== undefined) ?? this.#first.get(key)
  }

  /**
   * The name under which the suppliers of an award are partners: that of an award before it on the lot where
   * they share a supplier, so that all of them are one. A partner who bid alone for all is one of them.
   */
  #partnership(lotId: string, award: JsonObject, suppliers: readonly JsonObject[]): string {
    const keys = suppliers.map((supplier) => keyOf(lotId, this.#release.bidderId(supplier)))
    const known = keys.map((key) => this.#awarded.get(key)?.consortium ?? '').filter((name) => name !== '')
    const name = known[0] ?? `award ${idOf(award.id)}`.trim()
    if (known.some((other) => other !== name))
      for (const row of this.#awarded.values()) {
        this.#release.count()
        if (row.lot_id === lotId && known.includes(row.consortium ?? '')) row.consortium = name
      }
    const bidding = keys.filter((key) => this.#times.has(key) && !this.#awarded.has(key))
    const leader = bidding.length === 1 ? this.#first.get(bidding[0]!) : undefined
    if (leader) leader.consortium ||= name
    return name
  }

  #status(thing: JsonObject): string {
    return this.#release.word('bidStatus', textOf(thing.status))
  }

  #offersOf(detail: JsonObject): { lotId: string; price: Price; status?: string }[] {
    const byLot = asArray(detail.lotValues).filter((offer) => idOf(offer.relatedLot) !== '')
    if (byLot.length > 0)
      return byLot.map((offer) => {
        const lotId = this.#release.lotId(idOf(offer.relatedLot))
        const status = statusOf(this.#status(offer))
        return { lotId, price: this.#priceOn(lotId, asObject(offer.value)), ...(status && { status }) }
      })
    const lots = this.#release.lotsOf(detail)
    if (lots.length > 1 && asObject(detail.value)) this.#release.tally.overLots++
    if (this.#release.lots.length > 1 && lots.includes(this.#release.ocid)) this.#release.tally.noLot++
    return lots.map((lotId) => ({
      lotId,
      price: lots.length > 1 ? { amount: '' } : this.#priceOn(lotId, asObject(detail.value)),
    }))
  }

  /** The amount, with its currency where that is not the lot's. */
  #priceOn(lotId: string, value: JsonObject | undefined): Price {
    const own = textOf(value?.currency).toUpperCase()
    const of = this.#release.currencyOf(lotId).toUpperCase()
    return { amount: textOf(value?.amount), ...(own !== '' && own !== of && { currency: own }) }
  }

  addTenderer(tenderer: JsonObject): void {
    if (this.#bidders.has(this.#release.bidderId(tenderer))) return
    const won = this.#release.awards.length > 0 ? '0' : ''
    for (const lotId of this.#release.lotsOf({})) this.#add(lotId, tenderer, { won })
  }

  #add(lotId: string, tenderer: JsonObject, cells: OcdsRow): OcdsRow {
    this.#release.count()
    const bidder = this.#release.bidderId(tenderer)
    const key = keyOf(lotId, bidder)
    const bidNo = (this.#times.get(key) ?? 0) + 1
    this.#times.set(key, bidNo)
    this.#bidders.add(bidder)
    const row = {
      lot_id: lotId,
      bid_no: String(bidNo),
      bidder_id: bidder,
      bidder_name: textOf(tenderer.name) || textOf(this.#release.partyOf(tenderer)?.name),
      updated_at: this.#release.date,
      ...cells,
    }
    this.rows.push(row)
    if (bidNo === 1) this.#first.set(key, row)
    return row
  }

  #addWinners(award: JsonObject): void {
    const named = [...idsOf(award.relatedBids), ...idsOf(award.relatedBid)]
    const suppliers = asObjects(award.suppliers).map((supplier) => this.#release.bidderId(supplier))
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

/**
 * Bid statuses of OCDS, and those that ProZorro and its kin write instead; a word of another list stays as it
 * is.
 */
const STATUS: Readonly<Record<string, string>> = {
  pending: '',
  active: 'valid',
  draft: 'withdrawn',
  deleted: 'withdrawn',
  cancelled: 'withdrawn',
  'invalid.pre-qualification': 'withdrawn',
  unsuccessful: 'disqualified',
}
const statusOf = (said: string): string => STATUS[said.toLowerCase()] ?? said

/** Decimals that are added exactly. */
const DECIMALS = 6

/** The sum of two amounts as decimal texts, exact to six decimals; unknown where one is no number. */
const addedUp = (a: string | undefined, b: string): string => {
  const parts = [a ?? '', b].map((text) => /^(\d+)(?:\.(\d{1,6}))?$/.exec(text))
  if (!parts[0] || !parts[1]) return ''
  const sum = parts.reduce((n, part) => n + scaledUp(part![1]!, part![2], DECIMALS), 0n)
  return decimalText(sum, DECIMALS)
}

const keyOf = (lotId: string, bidder: string): string => `${lotId}\0${bidder}`
