import { parentPort } from 'node:worker_threads'
import { plainError } from '../threads/plain-error.js'
import type { Loaded } from './loaded-market.js'
import type { FromDesk, ToDesk } from './market-desk.js'

/** The worker's side of a market desk: answers each question on the market that it is asked of. */
export const serveDesk = <Question, Answer>(answer: (loaded: Loaded, question: Question) => Answer): void => {
  const held = new Map<number, Loaded>()
  const port = parentPort!
  const send = (message: FromDesk<Answer>): void => port.postMessage(message)
  port.on('message', (message: ToDesk<Question>) => {
    if (message.type === 'forget') return held.clear()
    if (message.type === 'market') return void held.set(message.n, message.loaded)
    const { n, id, question } = message
    try {
      send({ id, answer: answer(held.get(n)!, question) })
    } catch (error) {
      send({ id, error: plainError(error) })
    }
  })
}
