import { z } from 'zod'
import { shanghaiDay } from '../domain/day.js'
import type { Desk } from './desk.js'
import { isOpen, leadsAbout } from './intake.js'
import type { LeadBody } from './lead.js'
import { type ChangedBy, changerOf, record, recordChange } from './record.js'

export type NewKeyProject = z.infer<typeof NewKeyProject>
/** A project of a programme, from day to day, both included. */
export const NewKeyProject = z.strictObject({
  project: z.string().regex(/\S/).trim().min(1).max(200),
  programme: z.string().regex(/\S/).trim().min(1).max(200),
  fromDay: z.iso.date(),
  toDay: z.iso.date().nullable().default(null),
})

/**
 * Puts a key project in, or changes its days; open leads about it are marked where it is one today, and no
 * longer where it is none. @returns the leads that were
 */
export const putKeyProject = (
  desk: Desk,
  { project, programme, fromDay, toDay }: NewKeyProject,
  changedBy: ChangedBy,
): string[] =>
  desk.work.transact(() => {
    const { actor, at } = changedBy
    const by = changerOf(changedBy)
    desk.work.putKeyProject({ project, programme, fromDay, toDay, by })
    const query = { programme, fromDay, toDay }
    recordChange(desk, { act: 'put-key-project', what: 'project', id: project, query }, changedBy)
    const day = shanghaiDay(new Date(at))
    const isOne = fromDay <= day && day <= (toDay ?? '9999')
    return leadsAbout(desk, 'project', project).flatMap((lead) => {
      const body = lead.body as LeadBody
      const own = body.keyProject?.project
      if (!isOpen(lead) || (isOne ? own !== undefined : own !== project)) return []
      const keyProject = isOne ? { project, programme } : null
      const changed = { ...lead, version: lead.version + 1, care: isOne, body: { ...body, keyProject } }
      desk.work.changeBody(lead.id, changed.body)
      desk.work.changeItem(changed)
      const input = { project, programme, care: isOne }
      record(desk, { act: 'key-project', from: lead, to: changed, actor, at, input })
      return [lead.id]
    })
  })
