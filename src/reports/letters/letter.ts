import type { Casebook } from '../../casebook/casebook.js'
import { shanghaiDay } from '../../domain/day.js'
import { AppError } from '../../domain/errors.js'
import type { RingRecord } from '../../domain/run.js'
import type { GraphEngine } from '../../engines/engine.js'
import { type DocumentPart, packedParts } from '../../formats/docx.js'
import { lawOf } from '../../telling/law-of.js'
import { resolve, type ShownBlock } from '../blocks.js'
import { factsOf, ringsWhere } from '../facts.js'
import { figureBook } from '../figures.js'
import { type Annex, annexesOf, BEHIND } from './annexes.js'
import { checkIssuer, partyNotes, refuseGreen } from './checks.js'
import type { LetterContext } from './context.js'
import { type Cover, coverOf, coverPage } from './cover.js'
import { annexPages, type LetterText, letterPage, letterText } from './page.js'
import type { LetterRequest } from './request.js'
import { sectionBlocks } from './sections.js'

/** A letter or list as it is to be reviewed before it is sent. */
export interface LetterDraft {
  context: LetterContext
  /** the covering sheet, which is not sent */
  cover: Cover
  text: LetterText
  blocks: ShownBlock[]
  annexes: Annex[]
}

/**
 * Drafts a letter or list: a covering sheet that is not sent, the letter, its annexes. Fails with
 * `invalid_input` for a missing or green ring, an office that cannot issue it or an issuer or addressee that
 * belongs to the ring, `not_found` for an unknown one.
 */
export const draftLetter = async (
  store: { casebook: Casebook; engine: Pick<GraphEngine, 'market'> },
  request: LetterRequest,
): Promise<LetterDraft> => {
  const { type, lang, at } = request
  checkIssuer(request)
  const record = recordOf(store.casebook, request)
  if (record) refuseGreen(request, record.ring)
  const run = record ? store.casebook.run(record.run) : store.casebook.lastRun()
  if (!run) throw new AppError('not_found', 'Nothing has been detected yet: run detect first')
  const listed = record
    ? [record.ring]
    : store.casebook.rings({ run: run.id, levels: ['red', 'yellow'] }).rings
  const market = await store.engine.market()
  const facts = factsOf(market, listed)
  const where = request.period === undefined ? {} : { period: request.period }
  const book = figureBook(facts)
  const context: LetterContext = {
    ...request,
    facts,
    book,
    run,
    rings: ringsWhere(facts, where),
    law: ({ ring }) => lawOf(market, ring, shanghaiDay(at)),
    reports: store.casebook.reports({ limit: 1000 }),
  }
  const notes = record ? context.rings.flatMap((ring) => partyNotes(request, ring, market)) : []
  const blocks = resolve(
    type.sections
      .filter((section) => type.about !== 'ring' || !BEHIND.has(section))
      .flatMap((section) => sectionBlocks[section](context)),
    book,
    lang,
  )
  const annexes = annexesOf(context)
  return { context, cover: coverOf(context, notes), text: letterText(context, annexes), blocks, annexes }
}

/** The draft as a Word document. */
export const letterDocx = ({ context, cover, text, blocks, annexes }: LetterDraft): Promise<Buffer> => {
  const { type, lang, issuer, requester, at } = context
  const parts: DocumentPart[] = [
    { children: coverPage(cover) },
    { children: letterPage(text, blocks) },
    ...annexPages(context, annexes),
  ]
  return packedParts({
    title: type.name[lang],
    author: issuer ?? requester,
    at: at.toISOString(),
    parts,
  })
}

const recordOf = (casebook: Casebook, { type, ring }: LetterRequest): RingRecord | undefined => {
  if (type.about === 'office') return undefined
  if (ring === undefined) {
    if (type.about === 'ring')
      throw new AppError(
        'invalid_input',
        `A letter of type "${type.code}" is about one ring: name it (--ring)`,
      )
    return undefined
  }
  const found = casebook.ring(ring)
  if (!found) throw new AppError('not_found', `There is no ring "${ring}"`)
  return found
}
