import { fold } from '../normalise/fold.js'
import { UNKNOWN_WORD } from '../normalise/normalised.js'
import { integer, status, won } from '../normalise/words.js'

/** What a word says of a bid: '' where it says nothing of that. */
export interface Outcome {
  status: string
  won: string
  rank: string
}

/** Columns of bids that say what became of one, and are filled one for the other. */
export const OUTCOMES = ['status', 'won', 'rank'] as const
export type OutcomeColumn = (typeof OUTCOMES)[number]

/**
 * What a word in one of these columns says that belongs into another: 未中标 as a status, 废标 under 是否中标
 * or 排名, 第一中标候选人 under 是否中标. Undefined where it says no more than its column asks.
 */
export const outcomeOf = (column: OutcomeColumn, raw: string): Outcome | undefined => {
  const text = fold(raw)
  if (text === '' || text.length > 24) return undefined
  const own = { status, won, rank: integer }[column](text)
  const isOwn =
    own.problem === undefined &&
    own.canonical !== '' &&
    (own.kept === undefined || (column === 'status' && own.marks !== 0))
  if (isOwn) return undefined
  const stands = status(text)
  const win = column === 'won' || WINS.test(text) || stands.number > 0 ? won(text) : UNKNOWN_WORD
  const place = PLACES.test(text) ? integer(text) : UNKNOWN_WORD
  const found: Outcome = {
    status: stands.problem ? '' : stands.canonical,
    won: win.problem ? '' : win.canonical,
    rank: place.problem ? '' : place.canonical,
  }
  if (found.status === '' && found.won === '' && found.rank === '') return undefined
  if (found.status === '' && column === 'status') found.status = 'valid'
  return found
}

/** Words of winning, and of a place: yes and no alone mean what the header asks. */
const WINS =
  /中标|中標|成交|中选|得标|得標|决标|決標|落标|落選|落选|未中|放弃|放棄|弃标|award|won|winner|lost/i
const PLACES = /候选|候選|名/
