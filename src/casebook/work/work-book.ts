import { type Database, write } from '../database.js'
import { type AttachmentTable, attachmentTable } from './attachments.js'
import { type CertificateTable, certificateTable } from './certificates.js'
import { type ClockTable, clockTable } from './clocks.js'
import { type ColourTable, colourTable } from './colours.js'
import { type EventTable, eventTable } from './events.js'
import { type ExchangeTable, exchangeTable } from './exchange.js'
import { type GrantTable, grantTable } from './grants.js'
import { type ItemTable, itemTable } from './items.js'
import { type NumberTable, numberTable } from './numbers.js'
import { type OutboxTable, outboxTable } from './outbox.js'
import { type PackTable, packTable } from './packs.js'
import { type PartTable, partTable } from './parts.js'
import { type ReferenceTable, referenceTable } from './reference.js'
import { type SpotCheckTable, spotCheckTable } from './spot-checks.js'
import { type StockTable, stockTable } from './stock.js'
import { type TagTable, tagTable } from './tags.js'
import { type VerdictTable, verdictTable } from './verdicts.js'

/**
 * Items of work, what was done with them and by when it must be. What writes is called inside `transact`, in
 * which all of it happens or none.
 */
export interface WorkBook
  extends ItemTable,
    PartTable,
    EventTable,
    ClockTable,
    VerdictTable,
    ColourTable,
    OutboxTable,
    ReferenceTable,
    StockTable,
    GrantTable,
    CertificateTable,
    AttachmentTable,
    NumberTable,
    PackTable,
    TagTable,
    SpotCheckTable,
    ExchangeTable {
  transact<T>(work: () => T): T
}

export const workBook = (db: Database): WorkBook => ({
  ...itemTable(db),
  ...partTable(db),
  ...eventTable(db),
  ...clockTable(db),
  ...verdictTable(db),
  ...colourTable(db),
  ...outboxTable(db),
  ...referenceTable(db),
  ...stockTable(db),
  ...grantTable(db),
  ...certificateTable(db),
  ...attachmentTable(db),
  ...numberTable(db),
  ...packTable(db),
  ...tagTable(db),
  ...spotCheckTable(db),
  ...exchangeTable(db),
  transact: (work) => write(db, work),
})
