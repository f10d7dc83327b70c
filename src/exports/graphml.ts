import { inPieces, xmlText } from '../formats/clean-text.js'
import {
  type Attribute,
  edgeAttributes,
  edgeWord,
  graphAttributes,
  nodeAttributes,
  weightOf,
} from './attributes.js'
import type { ExportModel } from './model.js'

/**
 * GraphML 1.0 (graphml.graphdrawing.org): every key declared with name and type, the label in a key named
 * `label`, data after each element's start. Every edge is directed, since readers know no mixed graphs: from
 * the bidder to the value or lot; ties have no direction and are marked `symmetric`.
 */
export const graphml = (model: ExportModel): Iterable<string> => inPieces(lines(model))

const TYPES = { string: 'string', double: 'double', integer: 'int', boolean: 'boolean' } as const

function* lines(model: ExportModel): Generator<string> {
  const facts = graphAttributes(model)
  const [ofNode, ofEdge] = [nodeAttributes(model.head), edgeAttributes(model.head)]
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
  yield ` <desc>${xmlText(`${model.head.notice} ${model.head.number}`)}</desc>\n`
  for (const [name] of facts) yield key('graph', name, 'string')
  yield key('node', 'label', 'string')
  for (const { name, type } of ofNode) yield key('node', name, TYPES[type])
  yield key('edge', 'label', 'string')
  yield key('edge', 'weight', 'double')
  for (const { name, type } of ofEdge) yield key('edge', name, TYPES[type])
  yield ` <graph id="G" edgedefault="directed">\n`
  for (const [name, value] of facts) yield data('graph', name, value)
  for (const node of model.nodes())
    yield `  <node id="${xmlText(node.id)}">${data('node', 'label', node.label)}${values('node', ofNode, node)}</node>\n`
  for (const edge of model.edges())
    yield `  <edge id="${edge.id}" source="${xmlText(edge.from)}" target="${xmlText(edge.to)}">${data('edge', 'label', edgeWord(edge, model.head))}${data('edge', 'weight', weightOf(edge))}${values('edge', ofEdge, edge)}</edge>\n`
  yield ' </graph>\n</graphml>\n'
}

const key = (of: string, name: string, type: string): string =>
  ` <key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`

const data = (of: string, name: string, value: string | number | boolean): string =>
  `<data key="${of}-${name}">${typeof value === 'string' ? xmlText(value) : value}</data>`

const values = <T>(of: string, attributes: readonly Attribute<T>[], thing: T): string => {
  let text = ''
  for (const attribute of attributes) {
    const value = attribute.of(thing)
    if (value !== null) text += data(of, attribute.name, value)
  }
  return text
}
