import { setImmediate } from 'node:timers/promises'
import { stringAt } from '../arrays/strings.js'
import type { Market } from '../market/market.js'

/** Ids and titles of all lots as one text to search in, a lot from `starts[l]` on; in lower case. */
interface LotText {
  text: string
  starts: Int32Array
}

/** Lots read between two looks at what else the thread has to do. */
const AT_ONCE = 20_000

const known = new WeakMap<Market, Promise<LotText>>()

/** Made once a market, and let other requests in between. */
const lotText = (market: Market): Promise<LotText> => {
  const there = known.get(market) ?? joined(market)
  known.set(market, there)
  return there
}

const joined = async ({ lots }: Market): Promise<LotText> => {
  const parts: string[] = []
  const starts = new Int32Array(lots.count)
  let length = 0
  for (let lot = 0; lot < lots.count; lot++) {
    if (lot % AT_ONCE === AT_ONCE - 1) await setImmediate()
    const part = `${stringAt(lots.id, lot)}\n${stringAt(lots.title, lot)}\n`.toLowerCase()
    starts[lot] = length
    length += part.length
    parts.push(part)
  }
  return { text: parts.join(''), starts }
}

/** Lots whose id or title has the text in it, whatever its case; in their order. */
export const lotsSaying = async (market: Market, wanted: string): Promise<number[]> => {
  const { text, starts } = await lotText(market)
  const sought = wanted.toLowerCase()
  const found: number[] = []
  if (sought === '' || sought.includes('\n')) return found
  for (let at = text.indexOf(sought); at >= 0; ) {
    const lot = lotAt(starts, at)
    found.push(lot)
    const next = starts[lot + 1]
    at = next === undefined ? -1 : text.indexOf(sought, next)
  }
  return found
}

/** The lot in whose part of the text a place lies. */
const lotAt = (starts: Int32Array, at: number): number => {
  let from = 0
  let to = starts.length - 1
  while (from < to) {
    const mid = (from + to + 1) >> 1
    if (starts[mid]! <= at) from = mid
    else to = mid - 1
  }
  return from
}
