import { parentPort } from 'node:worker_threads'
import { orderBids, type RawBids } from '../../market/bid-order.js'
import type { Market } from '../../market/market.js'
import { type AllowKeys, type KindInput, SharedValueBuilder } from '../../market/shared-values.js'

export type ToMarketWorker =
  | {
      kind: 'bids'
      raw: RawBids
      sizes: { lots: number; bidders: number; orgs: number; seqs: number }
      lotDay: Int32Array
    }
  | { kind: 'values'; input: KindInput }
  | { kind: 'finish'; allowlist: AllowKeys }

const port = parentPort!
let bids: Market['bids']
let builder: SharedValueBuilder

port.on('message', (message: ToMarketWorker) => {
  if (message.kind === 'bids') {
    const ordered = orderBids(message.raw, message.sizes)
    bids = ordered.bids
    builder = new SharedValueBuilder(bids, message.sizes, message.lotDay)
    port.postMessage({ placeOfSeq: ordered.placeOfSeq })
  } else if (message.kind === 'values') {
    builder.add(message.input)
    port.postMessage({})
  } else {
    port.postMessage({ bids, values: builder.finish(message.allowlist), filled: builder.filled })
    port.close()
  }
})
