import type { FactRef, SourceRow } from '../domain/source-row.js'
import type { ValueKind } from '../domain/value-kind.js'
import type { Market } from '../market/market.js'
import { kindOf } from '../rings/describe.js'
import { type Asked, recordsShown, valuesShown } from '../rings/record.js'
import type { Detected } from './pipeline.js'

/** A value by its kind and hash. */
export interface WantedText {
  kind: ValueKind
  hi: number
  lo: number
}
/** What only the store knows. */
export interface Store {
  texts(wanted: WantedText[]): Promise<(string | undefined)[]>
  sources(wanted: FactRef[]): Promise<SourceRow[][]>
}
/** Texts of values and rows behind facts, and how many green rings are shown without rows. */
export type Answers = Asked & { without: number }

/** what one question to the store may ask for: each takes a pass over its table */
const CHUNK = 250_000
/** source rows looked up for green groups too while there are no more than these */
const GREEN_RECORDS_UP_TO = 50_000

/** Asks the store for the texts of all values shown, and for the rows behind the facts of rings. */
export const lookUp = async (
  market: Market,
  { findings, found, deeds }: Detected,
  store: Store,
  stage: (what: string) => void,
): Promise<Answers> => {
  stage('texts')
  const hubs = findings.hubs.map((hub) => hub.value)
  const deedValues = deeds.flatMap(({ value }) => (value < 0 ? [] : [value]))
  const texts = await textsOf(
    market,
    [...new Set([...valuesShown(found.rings), ...hubs, ...deedValues])],
    store,
  )
  stage('sources')
  return { texts, ...(await sourcesOf(market, found.rings, store)) }
}

const textsOf = async (market: Market, values: number[], store: Store): Promise<Asked['texts']> => {
  const wanted = values.map((v) => ({
    kind: kindOf(market, v),
    hi: market.values.hi[v]!,
    lo: market.values.lo[v]!,
  }))
  const texts = await inChunks(wanted, (part) => store.texts(part))
  return new Map(values.map((v, i) => [v, texts[i]]))
}

/** Facts of a ring rest on the same bids again and again: every record is asked for once. */
const sourcesOf = async (
  market: Market,
  rings: Detected['found']['rings'],
  store: Store,
): Promise<Pick<Answers, 'sources' | 'without'>> => {
  const { facts, without } = recordsShown(rings, market, GREEN_RECORDS_UP_TO)
  const wanted = new Map<string, FactRef>()
  const keys = facts.map(({ refs }) =>
    refs.map((ref) => {
      const key = Object.values(ref).join('\u0000')
      wanted.set(key, ref)
      return key
    }),
  )
  const rows = await inChunks([...wanted.values()], (part) => store.sources(part))
  const found = new Map([...wanted.keys()].map((key, i) => [key, rows[i]!]))
  const sources = new Map(
    facts.map(({ fact }, i) => [fact, keys[i]!.flatMap((key) => found.get(key)!).sort(byPlace)]),
  )
  return { sources, without }
}

const inChunks = async <T, R>(wanted: T[], ask: (part: T[]) => Promise<R[]>): Promise<R[]> => {
  const answers: R[] = []
  for (let from = 0; from < wanted.length; from += CHUNK)
    for (const answer of await ask(wanted.slice(from, from + CHUNK))) answers.push(answer)
  return answers
}

const byPlace = (x: SourceRow, y: SourceRow): number =>
  x.file < y.file ? -1 : x.file > y.file ? 1 : x.line - y.line
