import { JsonBytes } from './json-bytes.js'
import { Names } from './names.js'
import { type Contact, type List, type Party, type Release, Text, utf8, type Words } from './release.js'

const RELEASE = new Names(['ocid', 'buyer', 'tender', 'bids', 'awards', 'parties'])
const REFERENCE = new Names(['id'])
const TENDER = new Names([
  'status',
  'procurementMethod',
  'procurementMethodDetails',
  'numberOfTenderers',
  'tenderPeriod',
  'procuringEntity',
  'tenderers',
])
const PERIOD = new Names(['startDate', 'endDate'])
const BIDS = new Names(['details'])
const BID = new Names(['status', 'date', 'value', 'tenderers'])
const VALUE = new Names(['amount', 'currency'])
const AWARD = new Names(['status', 'suppliers', 'items'])
const ITEM = new Names(['classification'])
const PARTY = new Names(['id', 'name', 'roles', 'address', 'contactPoint', 'additionalContactPoints'])
const CONTACT_FIELDS = ['name', 'email', 'telephone', 'faxNumber'] as const
const CONTACT = new Names(CONTACT_FIELDS)
const BID_STATUS = new Names(['invited', 'pending', 'valid', 'disqualified', 'withdrawn'])
const AWARD_STATUS = new Names(['pending', 'active', 'cancelled', 'unsuccessful'])
const OTHER_BID_STATUS = 6
const OTHER_AWARD_STATUS = 5
const ONE = 0x31

/**
 * Reads the releases of line-delimited JSON, one line after the other, into one `Release`: only the members
 * that the indicators look at. As in any JSON reader, the last of two members of one name counts, whatever
 * the first one was.
 */
export class ReleaseReader {
  readonly json = new JsonBytes()
  private readonly release: Release
  private readonly words: Words
  private readonly withParties: boolean

  constructor(release: Release, words: Words, withParties: boolean) {
    this.release = release
    this.words = words
    this.withParties = withParties
  }

  /** Sets the bytes to read from; the last line has its line feed too. */
  open(bytes: Uint8Array): void {
    this.json.open(bytes)
    this.release.bytes = bytes
  }

  /**
   * Reads the line at `at`; true when it was an object. Throws NotJson, with the cursor somewhere on the
   * line.
   */
  line(at: number): boolean {
    const json = this.json
    json.line(at)
    const isObject = json.atObject()
    if (isObject) this.readRelease()
    else json.skip()
    json.endLine()
    return isObject
  }

  private readRelease(): void {
    const { json, release } = this
    release.clear()
    for (let more = json.openObject(); more; more = json.nextMember())
      switch (RELEASE.find(json.bytes, json.start, json.end)) {
        case 1:
          this.text(Text.ocid)
          break
        case 2:
          this.reference(Text.buyer)
          break
        case 3:
          this.tender()
          break
        case 4:
          this.bids()
          break
        case 5:
          this.awards()
          break
        case 6:
          if (this.withParties) this.parties()
          else json.skip()
          break
        default:
          json.skip()
      }
  }

  private text(slot: number): void {
    const { json, release } = this
    if (json.atText()) {
      json.text()
      release.starts[slot] = json.start
      release.ends[slot] = json.end
    } else {
      release.starts[slot] = -1
      json.skip()
    }
  }

  /** The `id` of an organisation reference. */
  private reference(slot: number): void {
    const { json, release } = this
    release.starts[slot] = -1
    if (!json.objectOrSkip()) return
    for (let more = json.openObject(); more; more = json.nextMember())
      if (REFERENCE.find(json.bytes, json.start, json.end)) this.text(slot)
      else json.skip()
  }

  /** An organisation by the `id` of the reference at the cursor; -1 when it has no text there. */
  private organisation(): number {
    const { json } = this
    let organisation = -1
    if (json.objectOrSkip())
      for (let more = json.openObject(); more; more = json.nextMember())
        if (REFERENCE.find(json.bytes, json.start, json.end))
          organisation = this.word(this.words.organisations)
        else json.skip()
    return organisation
  }

  /** The number of the text at the cursor; -1 when there is none. */
  private word(words: Words['organisations']): number {
    const { json } = this
    if (!json.atText()) {
      json.skip()
      return -1
    }
    json.text()
    return words.of(json.bytes, json.start, json.end)
  }

  /**
   * The organisations of the array at the cursor, added to a list: how many, or -1 when there is no array.
   */
  private organisations(to: List): number {
    const { json } = this
    if (!json.atArray()) {
      json.skip()
      return -1
    }
    const from = to.count
    for (let more = json.openArray(); more; more = json.nextElement()) to.push(this.organisation())
    return to.count - from
  }

  private tender(): void {
    const { json, release } = this
    release.starts.fill(-1, Text.procuringEntity)
    release.oneTenderer = false
    release.tenderersCounted = false
    release.invited.count = 0
    if (!json.objectOrSkip()) return
    for (let more = json.openObject(); more; more = json.nextMember())
      switch (TENDER.find(json.bytes, json.start, json.end)) {
        case 1:
          this.text(Text.tenderStatus)
          break
        case 2:
          this.text(Text.method)
          break
        case 3:
          this.text(Text.methodDetails)
          break
        case 4:
          this.numberOfTenderers()
          break
        case 5:
          this.period()
          break
        case 6:
          this.reference(Text.procuringEntity)
          break
        case 7:
          release.invited.count = 0
          if (this.withParties) this.organisations(release.invited)
          else json.skip()
          break
        default:
          json.skip()
      }
  }

  private numberOfTenderers(): void {
    const { json, release } = this
    const from = json.at
    release.tenderersCounted = json.atNumber()
    json.skip()
    release.oneTenderer = json.at - from === 1 && json.bytes[from] === ONE
  }

  private period(): void {
    const { json, release } = this
    release.starts.fill(-1, Text.periodStart)
    if (!json.objectOrSkip()) return
    for (let more = json.openObject(); more; more = json.nextMember()) {
      const field = PERIOD.find(json.bytes, json.start, json.end)
      if (field) this.text(Text.periodStart + field - 1)
      else json.skip()
    }
  }

  private bids(): void {
    const { json, release } = this
    release.clearBids()
    if (!json.objectOrSkip()) return
    for (let more = json.openObject(); more; more = json.nextMember())
      if (BIDS.find(json.bytes, json.start, json.end)) this.bidDetails()
      else json.skip()
  }

  private bidDetails(): void {
    const { json, release } = this
    release.clearBids()
    if (!json.arrayOrSkip()) return
    release.bids = 0
    for (let more = json.openArray(); more; more = json.nextElement()) this.bid(release.addBid())
  }

  private bid(bid: number): void {
    const { json, release } = this
    if (!json.objectOrSkip()) return
    for (let more = json.openObject(); more; more = json.nextMember())
      switch (BID.find(json.bytes, json.start, json.end)) {
        case 1:
          release.bidStatus[bid] = this.status(BID_STATUS, OTHER_BID_STATUS)
          break
        case 2:
          this.bidDate(bid)
          break
        case 3:
          this.bidValue(bid)
          break
        case 4:
          release.bidTenderersFrom[bid] = release.tenderers.count
          release.bidTenderersCount[bid] = this.organisations(release.tenderers)
          break
        default:
          json.skip()
      }
  }

  private bidDate(bid: number): void {
    const { json, release } = this
    if (json.atText()) {
      json.text()
      release.bidDateStart[bid] = json.start
      release.bidDateEnd[bid] = json.end
    } else {
      release.bidDateStart[bid] = -1
      json.skip()
    }
  }

  private bidValue(bid: number): void {
    const { json, release } = this
    release.bidAmount[bid] = Number.NaN
    release.bidCurrency[bid] = -1
    if (!json.objectOrSkip()) return
    for (let more = json.openObject(); more; more = json.nextMember())
      switch (VALUE.find(json.bytes, json.start, json.end)) {
        case 1:
          if (json.atNumber()) json.number(release.bidAmount, bid)
          else this.noAmount(bid)
          break
        case 2:
          release.bidCurrency[bid] = this.word(this.words.currencies)
          break
        default:
          json.skip()
      }
  }

  private noAmount(bid: number): void {
    this.release.bidAmount[bid] = Number.NaN
    this.json.skip()
  }

  private status(codelist: Names, other: number): number {
    const { json } = this
    if (!json.atText()) {
      json.skip()
      return 0
    }
    json.text()
    return codelist.find(json.bytes, json.start, json.end) || other
  }

  private awards(): void {
    const { json, release } = this
    release.clearAwards()
    if (!json.arrayOrSkip()) return
    release.awards = 0
    for (let more = json.openArray(); more; more = json.nextElement()) this.award(release.addAward())
  }

  private award(award: number): void {
    const { json, release } = this
    if (!json.objectOrSkip()) return
    for (let more = json.openObject(); more; more = json.nextMember())
      switch (AWARD.find(json.bytes, json.start, json.end)) {
        case 1:
          release.awardStatus[award] = this.status(AWARD_STATUS, OTHER_AWARD_STATUS)
          break
        case 2:
          release.awardSuppliersFrom[award] = release.suppliers.count
          release.awardSuppliersCount[award] = this.organisations(release.suppliers)
          break
        case 3:
          this.items(award)
          break
        default:
          json.skip()
      }
  }

  private items(award: number): void {
    const { json, release } = this
    const { itemClassStarts: starts, itemClassEnds: ends } = release
    const from = starts.count
    release.awardItemsFrom[award] = from
    release.awardItemsCount[award] = -1
    if (!json.arrayOrSkip()) return
    for (let more = json.openArray(); more; more = json.nextElement()) {
      starts.push(-1)
      ends.push(-1)
      this.item(starts.count - 1)
      if (starts.at[starts.count - 1]! < 0) starts.count = --ends.count
    }
    release.awardItemsCount[award] = starts.count - from
  }

  private item(item: number): void {
    const { json } = this
    if (!json.objectOrSkip()) return
    for (let more = json.openObject(); more; more = json.nextMember())
      if (ITEM.find(json.bytes, json.start, json.end)) this.classification(item)
      else json.skip()
  }

  private classification(item: number): void {
    const { json, release } = this
    const { itemClassStarts: starts, itemClassEnds: ends } = release
    starts.at[item] = -1
    if (!json.objectOrSkip()) return
    for (let more = json.openObject(); more; more = json.nextMember())
      if (!REFERENCE.find(json.bytes, json.start, json.end)) json.skip()
      else if (json.atText()) {
        json.text()
        starts.at[item] = json.start
        ends.at[item] = json.end
      } else {
        starts.at[item] = -1
        json.skip()
      }
  }

  private parties(): void {
    const { json, release } = this
    release.parties = []
    if (!json.arrayOrSkip()) return
    for (let more = json.openArray(); more; more = json.nextElement())
      if (json.atObject()) release.parties.push(this.party())
      else json.skip()
  }

  private party(): Party {
    const { json } = this
    const party: Party = { organisation: -1, name: '', tenderer: false, contacts: [] }
    let contact: Contact[] = []
    let more: Contact[] = []
    for (let on = json.openObject(); on; on = json.nextMember())
      switch (PARTY.find(json.bytes, json.start, json.end)) {
        case 1:
          party.organisation = this.word(this.words.organisations)
          break
        case 2:
          party.name = this.anyText()
          break
        case 3:
          party.tenderer = this.texts().includes('tenderer')
          break
        case 4:
          party.address = this.address()
          break
        case 5:
          contact = [this.contact()]
          break
        case 6:
          more = this.contacts()
          break
        default:
          json.skip()
      }
    party.contacts = [...contact, ...more]
    return party
  }

  private contacts(): Contact[] {
    const { json } = this
    const contacts: Contact[] = []
    if (json.arrayOrSkip())
      for (let more = json.openArray(); more; more = json.nextElement()) contacts.push(this.contact())
    return contacts
  }

  private contact(): Contact {
    const { json } = this
    const contact: Contact = {}
    if (json.objectOrSkip())
      for (let more = json.openObject(); more; more = json.nextMember()) {
        const field = CONTACT.find(json.bytes, json.start, json.end)
        if (field) contact[CONTACT_FIELDS[field - 1]!] = this.anyText()
        else json.skip()
      }
    return contact
  }

  private address(): NonNullable<Party['address']> {
    const { json } = this
    const parts = new Map<string, string>()
    if (json.objectOrSkip())
      for (let more = json.openObject(); more; more = json.nextMember()) {
        const name = utf8(json.bytes, json.start, json.end)
        parts.set(name, this.anyText())
      }
    return {
      street: parts.get('streetAddress') ?? '',
      parts: [...parts.keys()].sort().map((name) => parts.get(name)!),
    }
  }

  private texts(): string[] {
    const { json } = this
    const texts: string[] = []
    if (json.arrayOrSkip())
      for (let more = json.openArray(); more; more = json.nextElement()) texts.push(this.anyText())
    return texts
  }

  /** A text, a number as it is written, or nothing. */
  private anyText(): string {
    const { json } = this
    const from = json.at
    if (json.atText()) {
      json.text()
      return utf8(json.bytes, json.start, json.end)
    }
    const isNumber = json.atNumber()
    json.skip()
    return isNumber ? utf8(json.bytes, from, json.at) : ''
  }
}
