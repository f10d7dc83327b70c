import type { Family, Level } from '../domain/grade.js'
import type { RingMember } from '../domain/ring.js'
import { EDGE_TEXTS, NODE_TEXTS } from '../texts/exports.js'
import { KIND_TEXTS } from '../texts/kinds.js'
import { FAMILY_TEXTS, LEVEL_TEXTS, ROLE_TEXTS } from '../texts/rings.js'
import { say, type Text } from '../texts/text.js'
import type { ExportEdge, ExportNode } from './graph.js'
import type { ExportHead } from './head.js'
import type { ExportModel } from './model.js'

export interface Attribute<T> {
  name: string
  type: 'string' | 'double' | 'integer' | 'boolean'
  /** null = not given */
  of(thing: T): string | number | boolean | null
}

const attribute = <T>(name: string, type: Attribute<T>['type'], of: Attribute<T>['of']): Attribute<T> => ({
  name,
  type,
  of,
})

const listed = (items: readonly string[]): string | null => (items.length > 0 ? items.join('; ') : null)

/**
 * What GraphML, GEXF and CX2 say of a node beside its id and label: names for programs, which avoid those
 * that GEXF reserves, and values in the language of the file.
 */
export const nodeAttributes = (head: ExportHead): readonly Attribute<ExportNode>[] => [
  attribute('nodeType', 'string', (n) => coded(n.type, NODE_TEXTS[n.type], head)),
  attribute('valueKind', 'string', (n) => n.kind && coded(n.kind, KIND_TEXTS[n.kind]!, head)),
  attribute('masked', 'boolean', (n) => n.masked),
  attribute('role', 'string', (n) => n.role && roleText(n.role, head)),
  attribute('level', 'string', (n) => levelText(n.level, head)),
  attribute('rings', 'string', (n) => n.rings.join('; ')),
  attribute('ringCount', 'integer', (n) => n.rings.length),
  attribute('bids', 'integer', (n) => n.bids),
  attribute('wins', 'integer', (n) => n.wins),
  attribute('holders', 'integer', (n) => n.holders),
  attribute('day', 'string', (n) => n.lot?.day ?? null),
  attribute('buyer', 'string', (n) => n.lot?.buyer || null),
  attribute('township', 'string', (n) => n.lot?.township || null),
  attribute('controlPrice', 'double', (n) => whole(n.lot?.controlPriceFen ?? null)),
  attribute('controlPriceFen', 'double', (n) => n.lot?.controlPriceFen ?? null),
]

export const edgeAttributes = (head: ExportHead): readonly Attribute<ExportEdge>[] => [
  attribute('edgeType', 'string', (e) => edgeWord(e, head)),
  attribute('symmetric', 'boolean', isSymmetric),
  attribute('ring', 'string', (e) => e.ring),
  attribute('bits', 'double', (e) => e.bits),
  attribute('grade', 'string', (e) => e.grade),
  attribute('rules', 'string', (e) => listed(e.rules)),
  attribute('families', 'string', (e) =>
    listed(e.families.map((family) => coded(family, FAMILY_TEXTS[family as Family], head))),
  ),
  attribute('lots', 'string', (e) => listed(e.lots)),
  attribute('firstDay', 'string', (e) => e.firstDay),
  attribute('lastDay', 'string', (e) => e.lastDay),
  attribute('amount', 'double', (e) => whole(e.amountFen)),
  attribute('amountFen', 'double', (e) => e.amountFen),
  attribute('currency', 'string', (e) => e.currency),
  attribute('won', 'boolean', (e) => e.won),
  attribute('sourceRows', 'string', (e) => listed(e.rows)),
]

/** A tie has no direction: it is written from its first end to its second, as every edge is. */
export const isSymmetric = ({ type }: ExportEdge): boolean => type === 'tie' || type === 'associate'

/** Yuan, of fen. */
const whole = (fen: number | null): number | null => (fen === null ? null : fen / 100)

/** Chinese readers get the word, others the code, which is English and what programs know. */
const coded = (code: string, text: Text, { lang }: ExportHead): string => (lang === 'zh' ? text.zh : code)

export const edgeWord = ({ type }: ExportEdge, head: ExportHead): string =>
  coded(type, EDGE_TEXTS[type], head)

/** What is said of the whole graph. */
export const graphAttributes = ({ head, counts }: ExportModel): [string, string][] => [
  ['notice', head.notice],
  ['number', head.number],
  ['exportedAt', head.at],
  ['requester', head.requester],
  ['purpose', head.purpose],
  ['masking', head.masking],
  ['run', head.run],
  ['version', head.version],
  ['digest', head.digest],
  ['selection', head.selection],
  ['rings', String(counts.rings)],
]

/** Weight of an edge for layouts: bits, at least a little. */
export const weightOf = (edge: ExportEdge): number => Math.max(edge.bits ?? 1, 0.1)

/** `上传账户（平台账号）`: what the node is, in words. */
export const nodeTypeText = (node: ExportNode, { lang }: ExportHead): string =>
  node.kind ? say(KIND_TEXTS[node.kind], lang) : say(NODE_TEXTS[node.type], lang)

export const edgeTypeText = (edge: ExportEdge, { lang }: ExportHead): string =>
  say(EDGE_TEXTS[edge.type], lang)

export const levelText = (level: Level, { lang }: ExportHead): string => say(LEVEL_TEXTS[level], lang)

export const roleText = (role: RingMember['role'], { lang }: ExportHead): string =>
  say(ROLE_TEXTS[role], lang)
