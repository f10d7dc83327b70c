import { reportTexts as texts } from '../texts/report.js'
import { type Lang, say } from '../texts/text.js'
import type { ShownBlock } from './blocks.js'
import type { Edition, ReportInput } from './composer.js'
import type { Figure } from './figures.js'

export const EDITION_TEXTS = {
  internal: texts.editionInternal,
  circulation: texts.editionCirculation,
  public: texts.editionPublic,
} as const

/** 内部资料　注意保存, or what the public edition says instead. */
export const markOf = (edition: Edition, lang: Lang): string =>
  say(edition === 'public' ? texts.publicEdition : texts.internalOnly, lang)

/** A report as every format renders it. Depends on nothing but its input. */
export interface Report {
  period: string
  edition: ReportInput['edition']
  lang: ReportInput['lang']
  title: string
  run: string
  digest: string
  blocks: ShownBlock[]
  /** every number in the blocks, in the order it was asked for; hidden ones without their value */
  figures: Figure[]
}
