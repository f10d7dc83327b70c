import { parentPort } from 'node:worker_threads'
import { checkLot } from '../evidence/check-lot.js'
import type { RawLot } from '../evidence/lot-overlay.js'
import type { Loaded } from './loaded-market.js'
import { plainError } from './thread-messages.js'

/** Checks lots against the market it was last given. */
export type ToChecker = { type: 'market'; loaded: Loaded } | { type: 'check'; id: number; lot: RawLot }
export type FromChecker =
  | { id: number; checked: ReturnType<typeof checkLot> }
  | { id: number; error: ReturnType<typeof plainError> }

let loaded: Loaded | undefined
const port = parentPort!
const send = (message: FromChecker): void => port.postMessage(message)

port.on('message', (message: ToChecker) => {
  if (message.type === 'market') {
    loaded = message.loaded
    return
  }
  const { id, lot } = message
  try {
    send({ id, checked: checkLot(loaded!.market, lot, { of: loaded!.adjacency }) })
  } catch (error) {
    send({ id, error: plainError(error) })
  }
})
