import { parentPort, workerData } from 'node:worker_threads'
import { orderBids, type RawBids } from './bid-order.js'
import { type AllowKeys, type KindInput, SharedValueBuilder } from './shared-values.js'

export interface MarketWorkerData {
  raw: RawBids
  sizes: { lots: number; bidders: number; orgs: number; seqs: number }
  lotDay: Int32Array
  allowlist: AllowKeys
}
export type ToMarketWorker = { kind: 'values'; input: KindInput } | { kind: 'finish' }

const port = parentPort!
const { raw, sizes, lotDay, allowlist } = workerData as MarketWorkerData
const { bids, bidOfSeq } = orderBids(raw, sizes)
const builder = new SharedValueBuilder(bids, sizes, lotDay)

port.on('message', (message: ToMarketWorker) => {
  if (message.kind === 'values') {
    builder.add(message.input)
    port.postMessage({ kind: 'added' })
  } else {
    port.postMessage({ kind: 'finished', bids, values: builder.finish(allowlist) })
    port.close()
  }
})
port.postMessage({ kind: 'ordered', bidOfSeq })
