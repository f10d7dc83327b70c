import type { WorkItem } from '../casebook/work/items.js'
import type { Acting, Effect } from './acting.js'
import { isOpen } from './intake.js'
import type { OrderBody } from './paper.js'
import { record } from './record.js'

/**
 * Another office handles the lead; those who handled it do so no more, and the clocks run on. What is open
 * about it goes over too, wherever the former office wrote it, has it in hand or is ordered to act.
 */
export const handedOver: Effect = (acting) => {
  const { desk, item, before, input, at } = acting
  const { work } = desk
  work.endParties(item.id, 'host', at)
  work.endPersons(item.id, 'handler', at)
  work.addParty(item.id, { office: input.host!, part: 'host' }, at)
  if (before.host !== null) takeChildren(acting, item.id, { from: before.host, to: input.host! })
  return item
}

interface Offices {
  from: string
  to: string
}

const takeChildren = (acting: Acting, parent: string, offices: Offices): void => {
  for (const child of acting.desk.work.childrenOf(parent)) {
    if (isOpen(child)) goesOver(acting, child, offices)
    takeChildren(acting, child.id, offices)
  }
}

/** What the former office is asked for as itself stays with it: help, its problems, letters to it. */
const STAYING: ReadonlySet<string> = new Set(['CH', 'PB'])

const goesOver = ({ desk, item: lead, actor, at }: Acting, paper: WorkItem, { from, to }: Offices): void => {
  const { work } = desk
  const { addressee } = paper.body as { addressee?: string }
  const isOrder = paper.kind === 'SO'
  const isHost = paper.host === from && !STAYING.has(paper.kind) && (isOrder || addressee !== from)
  const isIssuer = paper.issuer === from && !isOrder
  const isOrdered = isOrder && addressee === from
  if (!isHost && !isIssuer && !isOrdered) return
  const parts = [
    ...(isHost ? (['host'] as const) : []),
    ...(isIssuer ? (['issuer'] as const) : []),
    ...(isOrdered && isHost ? (['addressee'] as const) : []),
  ]
  for (const part of parts) {
    work.endParty(paper.id, { office: from, part }, at)
    work.addParty(paper.id, { office: to, part }, at)
  }
  if (isOrdered) work.changeBody(paper.id, { ...(paper.body as OrderBody), addressee: to })
  const next = {
    ...paper,
    version: paper.version + 1,
    ...(isHost && { host: to }),
    ...(isIssuer && { issuer: to }),
  }
  work.changeItem(next)
  record(desk, {
    ...{ act: 'went-over', from: paper, to: next, actor, at },
    input: { lead: lead.id, from, to },
  })
}
