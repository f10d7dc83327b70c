import { inPieces, xmlText } from '../formats/clean-text.js'
import { type Attribute, edgeAttributes, edgeWord, nodeAttributes, weightOf } from './attributes.js'
import type { ExportEdge, ExportNode } from './graph.js'
import { headLines } from './head.js'
import type { ExportModel } from './model.js'

/**
 * GEXF 1.3 (gexf.net): attributes declared, `label`, `weight`, `type` and `id` where the format has them, the
 * days of an edge as `start` and `end`, so that Gephi's timeline works; colours by kind of node and level.
 * Every edge is directed, as in GraphML.
 */
export const gexf = (model: ExportModel): Iterable<string> => inPieces(lines(model))

function* lines(model: ExportModel): Generator<string> {
  const { head, counts } = model
  const [ofNode, ofEdge] = [nodeAttributes(head), edgeAttributes(head)]
  const description = [head.notice, ...headLines(head).map(([label, value]) => `${label} ${value}`)].join(
    ' · ',
  )
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
  yield ` <meta lastmodifieddate="${head.at.slice(0, 10)}"><creator>${xmlText(`biaojian ${head.version}`)}</creator><description>${xmlText(description)}</description></meta>\n`
  yield ' <graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n'
  yield* declared('node', ofNode)
  yield* declared('edge', ofEdge)
  yield `  <nodes count="${counts.nodes}">\n`
  for (const node of model.nodes())
    yield `   <node id="${xmlText(node.id)}" label="${xmlText(node.label)}">${values(ofNode, node)}<viz:color ${COLORS[colorOf(node)]}/><viz:size value="${SIZES[node.type]}"/></node>\n`
  yield `  </nodes>\n  <edges count="${counts.edges}">\n`
  for (const edge of model.edges())
    yield `   <edge id="${edge.id}" source="${xmlText(edge.from)}" target="${xmlText(edge.to)}" weight="${weightOf(edge)}" label="${xmlText(edgeWord(edge, head))}"${span(edge)}>${values(ofEdge, edge)}</edge>\n`
  yield '  </edges>\n </graph>\n</gexf>\n'
}

const declared = function* <T>(of: 'node' | 'edge', attributes: readonly Attribute<T>[]): Generator<string> {
  yield `  <attributes class="${of}">\n`
  for (const { name, type } of attributes)
    yield `   <attribute id="${name}" title="${name}" type="${type}"/>\n`
  yield '  </attributes>\n'
}

const values = <T>(attributes: readonly Attribute<T>[], thing: T): string => {
  let text = ''
  for (const attribute of attributes) {
    const value = attribute.of(thing)
    if (value !== null)
      text += `<attvalue for="${attribute.name}" value="${typeof value === 'string' ? xmlText(value) : value}"/>`
  }
  return `<attvalues>${text}</attvalues>`
}

const span = ({ firstDay, lastDay }: ExportEdge): string =>
  firstDay && lastDay ? ` start="${firstDay}" end="${lastDay}"` : ''

const colorOf = (node: ExportNode): string => (node.type === 'bidder' ? node.level : node.type)

const COLORS: Record<string, string> = {
  red: 'r="197" g="48" b="48"',
  yellow: 'r="214" g="158" b="46"',
  green: 'r="72" g="145" b="88"',
  associate: 'r="160" g="174" b="192"',
  value: 'r="49" g="103" b="163"',
  lot: 'r="113" g="90" b="160"',
}
const SIZES: Record<ExportNode['type'], number> = { bidder: 20, associate: 12, value: 10, lot: 6 }
