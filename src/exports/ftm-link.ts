import { edgeTypeText } from './attributes.js'
import { entity, type FtmEntity, type FtmProperties, ftmId } from './ftm-entity.js'
import type { ExportEdge, ExportNode } from './graph.js'
import type { ExportModel } from './model.js'

/** An edge as a link; a won bid as a contract and its award. */
export function* ftmLink(edge: ExportEdge, to: ExportNode, model: ExportModel): Generator<FtmEntity> {
  if (edge.type !== 'bid') yield factLink(edge, model)
  else if (edge.won) yield* award(edge, to)
  else yield bidLink(edge)
}

const factLink = (edge: ExportEdge, { head }: ExportModel): FtmEntity =>
  entity(edge.id, 'UnknownLink', {
    ...ends(edge),
    role: [edgeTypeText(edge, head)],
    summary: [[`${edge.bits} bits`, edge.grade ?? '', edge.ring, ...edge.rules].filter(Boolean).join(' ')],
    ...(edge.rows.length > 0 && { recordId: edge.rows }),
    ...(edge.firstDay && { startDate: [edge.firstDay] }),
    ...(edge.lastDay && { endDate: [edge.lastDay] }),
  })

const bidLink = (edge: ExportEdge): FtmEntity =>
  entity(edge.id, 'UnknownLink', {
    ...ends(edge),
    role: ['tenderer'],
    ...(edge.amountFen !== null && { summary: [`${edge.currency} ${amountText(edge.amountFen)}`] }),
    ...onDay(edge),
  })

function* award(edge: ExportEdge, { id, label, lot }: ExportNode): Generator<FtmEntity> {
  const contract = `contract-${id}-${edge.from}`
  yield entity(contract, 'Contract', {
    name: [label],
    title: [label],
    ...(edge.contractDay && { contractDate: [edge.contractDay] }),
  })
  yield entity(edge.id, 'ContractAward', {
    supplier: [ftmId(edge.from)],
    contract: [ftmId(contract)],
    callForTenders: [ftmId(id)],
    lotNumber: [lot!.id],
    ...(edge.amountFen !== null && {
      amount: [amountText(edge.amountFen)],
      currency: [edge.currency!],
    }),
    ...onDay(edge),
  })
}

const ends = ({ from, to }: ExportEdge): FtmProperties => ({ subject: [ftmId(from)], object: [ftmId(to)] })

const onDay = ({ firstDay }: ExportEdge): FtmProperties => (firstDay ? { date: [firstDay] } : {})

const amountText = (fen: number): string => (fen / 100).toFixed(2)
