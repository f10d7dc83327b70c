import type { z } from 'zod'
import { may } from '../access/matrix.js'
import type { View } from '../access/view.js'
import type { Casebook } from '../casebook/casebook.js'
import { VALUE_KINDS, type ValueKind } from '../domain/value-kind.js'
import type { GraphEngine } from '../engines/engine.js'
import type { Market } from '../market/market.js'
import { valueHash } from '../normalise/value-hash.js'
import { eachRing } from './each-ring.js'
import { lotSummary } from './lot-list.js'
import { lotsSaying } from './lot-text.js'
import type { SearchAnswer } from './schemas/search.js'

type Answer = z.infer<typeof SearchAnswer>

/** Hits shown of a kind of thing. */
const SHOWN = 8
/** A shorter text names no value. */
const LEAST_OF_VALUE = 4

interface Where {
  casebook: Pick<Casebook, 'rings'>
  engine: Pick<GraphEngine, 'searchBidders' | 'holders' | 'texts'>
  market: Market
  run: string | undefined
}

/** Things that answer to a text: rings, bidders, lots by part of an id or name; values as written. */
export const found = async (where: Where, text: string, view: View): Promise<Answer> => {
  const [rings, bidders, lots, values] = await Promise.all([
    may(view.role, 'rings') ? ringsNamed(where, text, view) : NOTHING,
    biddersNamed(where, text),
    lotsNamed(where.market, text),
    text.length < LEAST_OF_VALUE ? NOTHING : valuesWritten(where, text, view),
  ])
  return { rings, bidders, lots, values }
}

const NOTHING = { total: 0, data: [] }

const ringsNamed = async ({ casebook, run }: Where, text: string, view: View): Promise<Answer['rings']> => {
  if (run === undefined) return NOTHING
  const wanted = text.toLowerCase()
  const data: Answer['rings']['data'] = []
  let total = 0
  await eachRing(casebook, { run, levels: ['red', 'yellow', 'green'] }, (ring) => {
    const { id, level, members } = view.listed(ring)
    const says = [id, ...members.flatMap(({ bidderId, name }) => [bidderId, name])]
    if (!says.some((one) => one.toLowerCase().includes(wanted))) return
    if (++total <= SHOWN)
      data.push({ id, level, members: members.map(({ name, bidderId }) => name || bidderId) })
  })
  return { total, data }
}

const biddersNamed = async ({ engine }: Where, text: string): Promise<Answer['bidders']> => {
  const some = await engine.searchBidders({ text, limit: 200 })
  const data = some.slice(0, SHOWN).map(({ id, name, bids, wins }) => ({ id, name, bids, wins }))
  return { total: some.length, data }
}

const lotsNamed = async (market: Market, text: string): Promise<Answer['lots']> => {
  const places = await lotsSaying(market, text)
  return { total: places.length, data: places.slice(0, SHOWN).map((lot) => lotSummary(market, lot)) }
}

const valuesWritten = async ({ engine }: Where, text: string, view: View): Promise<Answer['values']> => {
  const data: Answer['values']['data'] = []
  for (const kind of await kindsWith(engine, text, view.withheld)) {
    const holders = new Set((await engine.holders(kind, text)).map(({ bidder }) => bidder)).size
    if (holders > 0) data.push({ kind, value: view.value(kind, text), holders })
  }
  return { total: data.length, data: data.slice(0, SHOWN) }
}

/** The kinds of which the store knows a value so written: most know none, and their holders need no look. */
const kindsWith = async (
  engine: Where['engine'],
  text: string,
  withheld: readonly ValueKind[],
): Promise<ValueKind[]> => {
  const asked = VALUE_KINDS.filter((kind) => !withheld.includes(kind)).flatMap((kind) => {
    const known = valueHash(kind, text)
    return known ? [{ kind, ...known }] : []
  })
  const known = await engine.texts(asked)
  return asked.filter((_, i) => known[i] !== undefined).map(({ kind }) => kind)
}
