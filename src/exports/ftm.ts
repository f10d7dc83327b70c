import { createHash } from 'node:crypto'
import { kindOf, type ValueKind } from '../domain/value-kind.js'
import { cleanText, inPieces } from '../formats/clean-text.js'
import { exportTexts as texts } from '../texts/exports.js'
import { KIND_TEXTS } from '../texts/rings.js'
import { say } from '../texts/text.js'
import { edgeTypeText, levelText, roleText } from './attributes.js'
import { bidderNode } from './edges.js'
import type { ExportEdge, ExportNode, ShownRing } from './graph.js'
import { headLines } from './head.js'
import type { ExportModel } from './model.js'

export interface FtmEntity {
  id: string
  schema: string
  properties: Record<string, string[]>
}

/**
 * FollowTheMoney entities, one a line (`.ftm.json`): values are lists of texts, ids start with `biaojian-`.
 * Version 3.8 says why a company is here by a Note; version 4 by a Risk. No topic is ever set on a suspect. A
 * phone or an e-mail is a property of the companies that use it, as the format has it; every other node is an
 * entity, every edge a link.
 */
export const ftm =
  (version: 3 | 4) =>
  (model: ExportModel): Iterable<string> =>
    inPieces(lines(model, version))

function* lines(model: ExportModel, version: 3 | 4): Generator<string> {
  for (const entity of entities(model, version)) yield `${JSON.stringify(entity)}\n`
}

/** The property of an organisation that a kind of value is in this format. */
const reachOf = (kind: ValueKind | null | undefined): 'phone' | 'email' | undefined => {
  const entity = kind && kindOf(kind).entity
  return entity === 'phone' || entity === 'email' ? entity : undefined
}

export function* entities(model: ExportModel, version: 3 | 4): Generator<FtmEntity> {
  const { head } = model
  yield entity(head.number, 'Note', {
    name: [head.notice],
    description: [[head.notice, ...headLines(head).map((line) => line.join(' '))].join('\n')],
  })
  const nodes = new Map<string, ExportNode>()
  for (const node of model.nodes()) nodes.set(node.id, node)
  const held = new Map<string, Record<string, string[]>>()
  for (const edge of model.edges()) {
    takeReach(edge, nodes, held)
    yield* link(edge, nodes, model)
  }
  const buyers = new Set<string>()
  for (const node of nodes.values()) {
    if (reachOf(node.kind)) continue
    if (node.lot) yield* buyerOf(node, model, buyers)
    yield thing(node, model, held.get(node.id), version)
  }
  for (const shown of model.rings()) yield* reasons(shown, model, version)
}

/** Notes a phone, e-mail or address of a company, to be said with the company. */
const takeReach = (
  { type, from, to }: ExportEdge,
  nodes: ReadonlyMap<string, ExportNode>,
  held: Map<string, Record<string, string[]>>,
): void => {
  if (type !== 'holds') return
  const value = nodes.get(to)!
  const property = value.kind === 'address' ? 'addressEntity' : reachOf(value.kind)
  if (!property) return
  const own = held.get(from) ?? {}
  held.set(from, own)
  const text = property === 'addressEntity' ? idOf(to) : value.label
  own[property] = [...new Set([...(own[property] ?? []), text])]
}

const thing = (
  node: ExportNode,
  { head }: ExportModel,
  reach: Record<string, string[]> = {},
  version: 3 | 4,
): FtmEntity => {
  switch (node.type) {
    case 'bidder':
    case 'associate': {
      const code = node.id.slice(bidderNode('').length)
      return entity(node.id, 'Company', {
        name: [node.label],
        [version === 4 ? 'uscCode' : 'registrationNumber']: [code],
        country: ['cn'],
        ...reach,
      })
    }
    case 'lot':
      return entity(node.id, 'CallForTenders', {
        title: [node.label],
        authority: [buyerId(node)],
        callId: [node.lot!.id],
        ...(node.lot!.day && { submissionDeadline: [node.lot!.day] }),
      })
    case 'value':
      return valueThing(node, say(KIND_TEXTS[node.kind!]!, head.lang))
  }
}

/** The only homes that the format has for what bidders share: person, address, bank account, user account. */
const valueThing = ({ id, kind, label }: ExportNode, kindText: string): FtmEntity => {
  switch (kindOf(kind!).entity) {
    case 'numbered-person':
      return entity(id, 'Person', { name: [label], idNumber: [label] })
    case 'named-person':
      return entity(id, 'Person', { name: [label] })
    case 'address':
      return entity(id, 'Address', { full: [label], country: ['cn'] })
    case 'bank-account':
      return entity(id, 'BankAccount', { name: [label], accountNumber: [label] })
    case 'ip':
      return entity(id, 'UserAccount', { username: [label], service: [kindText], ipAddress: [label] })
    default:
      return entity(id, 'UserAccount', { username: [label], service: [kindText] })
  }
}

const buyerId = ({ lot }: ExportNode): string =>
  idOf(lot!.buyerId ? `buyer-${lot!.buyerId}` : 'buyer-unknown')

function* buyerOf(node: ExportNode, { head }: ExportModel, seen: Set<string>): Generator<FtmEntity> {
  const id = buyerId(node)
  if (seen.has(id)) return
  seen.add(id)
  const { buyerId: code, buyer } = node.lot!
  yield {
    id,
    schema: 'Organization',
    properties: props({
      name: [buyer || code || say(texts.unknownBuyer, head.lang)],
      ...(code && { registrationNumber: [code] }),
    }),
  }
}

function* link(
  edge: ExportEdge,
  nodes: ReadonlyMap<string, ExportNode>,
  { head }: ExportModel,
): Generator<FtmEntity> {
  const to = nodes.get(edge.to)!
  const [subject, object] = [idOf(edge.from), idOf(edge.to)]
  const date = edge.firstDay ? { date: [edge.firstDay] } : {}
  if (edge.type === 'bid' && edge.won) {
    const contract = `contract-${edge.to}`
    yield entity(`${contract}-${edge.from}`, 'Contract', {
      title: [to.label],
      authority: [buyerId(to)],
      ...date,
    })
    yield entity(edge.id, 'ContractAward', {
      supplier: [subject],
      contract: [idOf(`${contract}-${edge.from}`)],
      callForTenders: [object],
      lotNumber: [to.lot!.id],
      ...(edge.amountFen !== null && { amount: [(edge.amountFen / 100).toFixed(2)], currency: ['CNY'] }),
      ...date,
    })
    return
  }
  if (edge.type === 'bid')
    return yield entity(edge.id, 'UnknownLink', {
      subject: [subject],
      object: [object],
      role: ['tenderer'],
      ...(edge.amountFen !== null && { summary: [`CNY ${(edge.amountFen / 100).toFixed(2)}`] }),
      ...date,
    })
  if (reachOf(to.kind)) return
  yield entity(edge.id, 'UnknownLink', {
    subject: [subject],
    object: [object],
    role: [edgeTypeText(edge, head)],
    summary: [[`${edge.bits} bits`, edge.grade ?? '', ...edge.rules].filter(Boolean).join(' ')],
    ...(edge.rows.length > 0 && { recordId: edge.rows }),
    ...date,
  })
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
    const company = idOf(bidderNode(member.bidderId))
    const id = `note-${ring.id}-${member.bidderId}`
    yield version === 4
      ? entity(id, 'Risk', { entity: [company], reason: [words], status: [`lead:${ring.level}`] })
      : entity(id, 'Note', { entity: [company], description: [words] })
  }
}

const entity = (id: string, schema: string, properties: FtmEntity['properties']): FtmEntity => ({
  id: idOf(id),
  schema,
  properties: props(properties),
})

const props = (properties: FtmEntity['properties']): FtmEntity['properties'] =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([name, values]) => {
      const given = values.map(cleanText).filter((value) => value.trim() !== '')
      return given.length > 0 ? [[name, given]] : []
    }),
  )

/** Ids hold letters, digits, dot, dash and underscore; anything else is told apart by a hash. */
const idOf = (id: string): string =>
  /^[\w.-]+$/.test(id)
    ? `biaojian-${id}`
    : `biaojian-${id.replace(/[^\w.-]+/g, '')}-${createHash('sha256').update(id).digest('hex').slice(0, 16)}`
