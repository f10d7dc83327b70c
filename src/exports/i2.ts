import { shanghai } from '../domain/day.js'
import type { Cell } from '../formats/cell.js'
import { csvOf } from '../formats/csv.js'
import { zipStream } from '../formats/zip-stream.js'
import { exportTexts as texts } from '../texts/exports.js'
import { say } from '../texts/text.js'
import { edgeTypeText, levelText, nodeTypeText, roleText } from './attributes.js'
import type { ExportEdge, ExportNode } from './graph.js'
import type { ExportModel } from './model.js'

/**
 * For i2 Analyst's Notebook and Maltego: a ZIP with entities.csv, links.csv and a README that maps the
 * columns. Headers are English, as import specifications have them.
 */
export const i2 = (model: ExportModel): AsyncIterable<Uint8Array> =>
  zipStream([
    { name: 'README.txt', pieces: [`\ufeff${readme(model)}`] },
    { name: 'entities.csv', pieces: csvOf(ENTITY_COLUMNS, entities(model)) },
    { name: 'links.csv', pieces: csvOf(LINK_COLUMNS, links(model)) },
  ])

const ENTITY_COLUMNS = [
  'Id',
  'Type',
  'Label',
  'Kind',
  'Role',
  'Level',
  'Rings',
  'Bids',
  'Wins',
  'Holders',
  'Day',
  'Buyer',
  'Township',
  'Notice',
]

function* entities({ nodes, head }: ExportModel): Generator<Cell[]> {
  const notice = `${head.notice} ${head.number}`
  for (const node of nodes())
    yield [
      node.id,
      nodeTypeText(node, head),
      node.label,
      node.type,
      node.role && roleText(node.role, head),
      levelText(node.level, head),
      node.rings.join('; '),
      node.bids,
      node.wins,
      node.holders,
      node.lot?.day ?? null,
      node.lot?.buyer ?? null,
      node.lot?.township ?? null,
      notice,
    ]
}

const LINK_COLUMNS = [
  'LinkId',
  'FromId',
  'FromType',
  'FromLabel',
  'ToId',
  'ToType',
  'ToLabel',
  'LinkType',
  'Strength',
  'Direction',
  'DateTime',
  'SourceRef',
  'Grade',
  'Bits',
  'Rules',
  'Lots',
  'AmountFen',
  'Currency',
  'Won',
  'Ring',
  'Notice',
]

/**
 * How firm a link is: a bid is on record; that a value was used is on record and to be checked; ties are
 * inferred.
 */
const STRENGTH: Record<ExportEdge['type'], string> = {
  bid: 'Confirmed',
  holds: 'Unconfirmed',
  tie: 'Tentative',
  associate: 'Tentative',
}

function* links({ nodes, edges, head }: ExportModel): Generator<Cell[]> {
  const notice = `${head.notice} ${head.number}`
  const ends = new Map<string, ExportNode>()
  for (const node of nodes()) ends.set(node.id, node)
  for (const edge of edges()) {
    const [from, to] = [ends.get(edge.from)!, ends.get(edge.to)!]
    yield [
      edge.id,
      from.id,
      nodeTypeText(from, head),
      from.label,
      to.id,
      nodeTypeText(to, head),
      to.label,
      edgeTypeText(edge, head),
      STRENGTH[edge.type],
      edge.type === 'bid' ? 'FromTo' : 'None',
      edge.firstDay,
      edge.rows.join('; '),
      edge.grade,
      edge.bits,
      edge.rules.join('; '),
      edge.lots.join('; '),
      edge.amountFen,
      edge.amountFen === null ? null : edge.currency,
      edge.won,
      edge.ring,
      notice,
    ]
  }
}

const readme = ({ head, counts }: ExportModel): string =>
  say(texts.readme, head.lang, {
    notice: head.notice,
    number: head.number,
    at: shanghai(head.at),
    requester: head.requester,
    masking: say(texts[head.masking], head.lang),
    run: head.run,
    version: head.version,
    digest: head.digest,
    nodes: counts.nodes,
    edges: counts.edges,
  }).replaceAll('\n', '\r\n')
