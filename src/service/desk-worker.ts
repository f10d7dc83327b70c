import { parentPort } from 'node:worker_threads'
import { plainError } from '../threads/plain-error.js'
import type { Loaded } from './loaded-market.js'
import type { FromDesk, ToDesk } from './market-desk.js'

/** The worker's side of a market desk: answers each question on the market it was last given. */
export const serveDesk = <Question, Answer>(answer: (loaded: Loaded, question: Question) => Answer): void => {
  let loaded: Loaded | undefined
  const port = parentPort!
  const send = (message: FromDesk<Answer>): void => port.postMessage(message)
  port.on('message', (message: ToDesk<Question>) => {
    if (message.type === 'market') {
      loaded = message.loaded
      return
    }
    const { id, question } = message
    try {
      send({ id, answer: answer(loaded!, question) })
    } catch (error) {
      send({ id, error: plainError(error) })
    }
  })
}
