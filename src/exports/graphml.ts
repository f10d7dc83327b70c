import { inPieces, xmlText } from '../formats/clean-text.js'
import { type Attribute, EDGE_ATTRIBUTES, graphAttributes, NODE_ATTRIBUTES, weightOf } from './attributes.js'
import type { ExportModel } from './model.js'

/**
 * GraphML 1.0 (graphml.graphdrawing.org): every key declared with name and type, the label in a key named
 * `label`, data after each element's start. The graph is undirected but for bids, which go from the bidder to
 * the lot.
 */
export const graphml = (model: ExportModel): Iterable<string> => inPieces(lines(model))

const TYPES = { string: 'string', double: 'double', integer: 'int', boolean: 'boolean' } as const

function* lines(model: ExportModel): Generator<string> {
  const facts = graphAttributes(model)
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
  yield ` <desc>${xmlText(`${model.head.notice} ${model.head.number}`)}</desc>\n`
  for (const [name] of facts) yield key('graph', name, 'string')
  yield key('node', 'label', 'string')
  for (const { name, type } of NODE_ATTRIBUTES) yield key('node', name, TYPES[type])
  yield key('edge', 'label', 'string')
  yield key('edge', 'weight', 'double')
  for (const { name, type } of EDGE_ATTRIBUTES) yield key('edge', name, TYPES[type])
  yield ` <graph id="G" edgedefault="undirected">\n`
  for (const [name, value] of facts) yield data('graph', name, value)
  for (const node of model.nodes())
    yield `  <node id="${xmlText(node.id)}">${data('node', 'label', node.label)}${values('node', NODE_ATTRIBUTES, node)}</node>\n`
  for (const edge of model.edges())
    yield `  <edge id="${edge.id}" source="${xmlText(edge.from)}" target="${xmlText(edge.to)}"${edge.type === 'bid' ? ' directed="true"' : ''}>${data('edge', 'label', edge.type)}${data('edge', 'weight', weightOf(edge))}${values('edge', EDGE_ATTRIBUTES, edge)}</edge>\n`
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
