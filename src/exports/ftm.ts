import { inPieces } from '../formats/clean-text.js'
import { hasCreditChecksum } from '../normalise/credit-code.js'
import { exportTexts as texts } from '../texts/exports.js'
import { say } from '../texts/text.js'
import { levelText, roleText } from './attributes.js'
import { entity, type FtmEntity, type FtmProperties, ftmId } from './ftm-entity.js'
import { ftmLink } from './ftm-link.js'
import { reachOf, valueEntity } from './ftm-value.js'
import type { ExportEdge, ExportNode, ShownRing } from './graph.js'
import { headLines } from './head.js'
import { bidderNode } from './ids.js'
import type { ExportModel } from './model.js'

/**
 * FollowTheMoney entities, one a line (`.ftm.json`): every node is an entity and every edge a link, values
 * are lists of texts, ids start with `biaojian-`. A typed field holds what is known in clear: whatever is
 * masked, and what the format has no home for (machines, locks, marks of files), is a Note. Version 3.8 says
 * why a company is here by a Note; version 4 by a Risk. No topic is ever set on a suspect.
 */
export const ftm =
  (version: 3 | 4) =>
  (model: ExportModel): Iterable<string> =>
    inPieces(lines(model, version))

function* lines(model: ExportModel, version: 3 | 4): Generator<string> {
  for (const one of entities(model, version)) yield `${JSON.stringify(one)}\n`
}

export function* entities(model: ExportModel, version: 3 | 4): Generator<FtmEntity> {
  const { head } = model
  yield entity(head.number, 'Note', {
    name: [head.notice],
    description: [[head.notice, ...headLines(head).map((line) => line.join(' '))].join('\n')],
  })
  const nodes = new Map<string, ExportNode>()
  for (const node of model.nodes()) nodes.set(node.id, node)
  const reach = new Map<string, FtmProperties>()
  for (const edge of model.edges()) {
    takeReach(edge, nodes, reach)
    yield* ftmLink(edge, nodes.get(edge.to)!, model)
  }
  const buyers = new Set<string>()
  for (const node of nodes.values()) {
    if (node.lot) yield* buyerOf(node, model, nodes, buyers)
    yield thing(node, model, reach.get(node.id), version)
  }
  for (const shown of model.rings()) yield* reasons(shown, model, version)
}

/** Notes a phone, e-mail or address of a company, to be said with the company too. */
const takeReach = (
  { type, from, to }: ExportEdge,
  nodes: ReadonlyMap<string, ExportNode>,
  reach: Map<string, FtmProperties>,
): void => {
  if (type !== 'holds') return
  const found = reachOf(nodes.get(to)!)
  if (!found) return
  const own = reach.get(from) ?? {}
  reach.set(from, own)
  own[found.property] = [...new Set([...(own[found.property] ?? []), found.text])]
}

const thing = (
  node: ExportNode,
  model: ExportModel,
  reach: FtmProperties = {},
  version: 3 | 4,
): FtmEntity => {
  if (node.type === 'value') return valueEntity(node, model)
  if (node.type === 'lot')
    return entity(node.id, 'CallForTenders', {
      name: [node.label],
      title: [node.label],
      authority: [buyerId(node)],
      callId: [node.lot!.id],
      ...(node.lot!.day && { submissionDeadline: [node.lot!.day] }),
    })
  const code = node.id.slice(bidderNode('').length)
  return entity(node.id, 'Company', { name: [node.label], ...codeOf(code, version), ...reach })
}

/**
 * A unified social credit code says the country too; any other id is a registration number of somewhere, but
 * for one that is a name, with ideographs or blanks.
 */
const codeOf = (code: string, version: 3 | 4): FtmProperties => {
  if (/[\p{Script=Han}\s]/u.test(code)) return {}
  return hasCreditChecksum(code)
    ? { [version === 4 ? 'uscCode' : 'registrationNumber']: [code], country: ['cn'] }
    : { registrationNumber: [code] }
}

/** Buyers that nobody knows are one a lot: two of them are not the same. */
const buyerId = ({ id, lot }: ExportNode): string =>
  ftmId(lot!.buyerId ? bidderNode(lot!.buyerId) : `buyer-of-${id}`)

function* buyerOf(
  node: ExportNode,
  { head }: ExportModel,
  nodes: ReadonlyMap<string, ExportNode>,
  seen: Set<string>,
): Generator<FtmEntity> {
  const id = buyerId(node)
  const { buyerId: code, buyer } = node.lot!
  if (seen.has(id) || nodes.has(bidderNode(code))) return
  seen.add(id)
  const name = buyer || code || say(texts.unknownBuyer, head.lang, { lot: node.lot!.id })
  yield {
    ...entity('', 'Organization', { name: [name], ...(code && codeOf(code, 3)) }),
    id,
  }
}

/** Why each member is here, in the ring's words. */
function* reasons({ ring }: ShownRing, { head }: ExportModel, version: 3 | 4): Generator<FtmEntity> {
  for (const member of ring.members) {
    const rules = [
      ...new Set(ring.evidence.filter((e) => e.members.includes(member.bidderId)).map((e) => e.rule)),
    ]
    const words = say(texts.ringNote, head.lang, {
      id: ring.id,
      level: levelText(ring.level, head),
      role: roleText(member.role, head),
      rules: rules.join(' ') || '-',
    })
    const company = ftmId(bidderNode(member.bidderId))
    const id = `note-${ring.id}-${member.bidderId}`
    yield version === 4
      ? entity(id, 'Risk', { entity: [company], reason: [words], status: [`lead:${ring.level}`] })
      : entity(id, 'Note', { entity: [company], description: [words] })
  }
}
