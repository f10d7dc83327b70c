import type { LotFlagRecord } from '../domain/lot-flag.js'
import type { BidderRecord } from '../domain/records.js'
import type { ShownRing } from '../exports/graph.js'
import type { ExportHead } from '../exports/head.js'
import type { Picture } from '../exports/svg.js'
import type { Words } from '../rules/words.js'
import type { LawSheet } from '../telling/law-sheet.js'
import type { LotBids } from '../telling/lots.js'
import type { FileDigest, Source } from './manifest.js'

/** What a dossier is made of. */
export interface DossierParts {
  head: ExportHead
  shown: ShownRing
  words: Words
  law: LawSheet
  picture: Picture
  sources: readonly Source[]
  /** the joint lots with the members' bids */
  lots: readonly LotBids[]
  /** ids of those who won a lot */
  winners(lotId: string): string[]
  /** about tender, evaluation and performance of the joint lots */
  stageFacts: readonly LotFlagRecord[]
  /** members in the register, as the asker may see them */
  registry: readonly BidderRecord[]
  /** the other files of the package */
  files: readonly FileDigest[]
}
