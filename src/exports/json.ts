import { inPieces } from '../formats/clean-text.js'
import type { ExportModel } from './model.js'

/** Everything as one JSON object: head, counts, rings with their source rows and ties, and the graph. */
export const json = (model: ExportModel): Iterable<string> => inPieces(lines(model))

function* lines(model: ExportModel): Generator<string> {
  yield `{"head":${JSON.stringify(model.head)},\n"counts":${JSON.stringify(model.counts)},\n"rings":[`
  yield* listed(model.rings())
  yield '],\n"nodes":['
  yield* listed(model.nodes())
  yield '],\n"edges":['
  yield* listed(model.edges())
  yield ']}\n'
}

function* listed(items: Iterable<unknown>): Generator<string> {
  let first = true
  for (const item of items) {
    yield `${first ? '' : ','}\n${JSON.stringify(item)}`
    first = false
  }
}
