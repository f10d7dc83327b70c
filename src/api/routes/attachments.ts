import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ITEM_RESOURCES } from '../../access/lead-rows.js'
import type { Access } from '../../access/route-access.js'
import type { WorkItem } from '../../casebook/work/items.js'
import { AppError } from '../../domain/errors.js'
import { attach, bytesOf } from '../../handling/attachments.js'
import { ApiProblem } from '../../service/problem.js'
import { act } from '../act-route.js'
import { download } from '../download-route.js'
import { type Asking, actorOf, itemOf, seesNotes } from '../lead-answer.js'
import type { LeadDesk } from '../lead-desk.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { IdParams } from '../schemas/query.js'
import { receiveUpload } from '../uploads.js'

const text = z.string()

const Attachment = z
  .object({
    id: text,
    item: text,
    name: text,
    media: text,
    bytes: z.int(),
    sha256: text,
    by: text,
    at: text,
    removedAt: text.nullable(),
  })
  .meta({ id: 'Attachment' })

/** What people put to an item is seen by whoever sees what they wrote of it. */
const PAPERS: Access = { resource: ITEM_RESOURCES, classes: ['note', 'order'], byCase: true }

const withNotes = (leads: LeadDesk, id: string, asking: Asking): WorkItem => {
  const item = itemOf(leads.desk(), id, asking)
  if (!seesNotes(leads.desk(), item, asking)) throw new ApiProblem('not_found', `There is no item "${id}"`)
  return item
}

const listed = read('/items/:id/attachments', {
  id: 'listAttachments',
  summary: 'Files that go with an item',
  tag: 'items',
  params: IdParams,
  json: z.object({ data: z.array(Attachment) }).meta({ id: 'AttachmentList' }),
  what: 'item',
  access: PAPERS,
  needs: [],
  load: ({ leads, clock, reader, params }) => {
    const item = withNotes(leads, params.id, { reader, now: clock() })
    return { data: leads.desk().work.attachmentsOf(item.id) }
  },
})

const add = act('/items/:id/attachments', {
  method: 'POST',
  multipart: true,
  id: 'addAttachments',
  recorded: 'after',
  summary: 'Keep files with an item: PDF, PNG, JPEG, Word, Excel or text, 50 MiB each; an act names them',
  tag: 'items',
  params: IdParams,
  body: z.unknown().meta({ id: 'AttachmentFiles' }),
  status: 201,
  json: z.object({ data: z.array(Attachment) }).meta({ id: 'AddedAttachments' }),
  what: 'attach',
  access: PAPERS,
  needs: [],
  run: async ({ request, store: { dir }, incoming, leads, clock, reader, params }) => {
    if (!request.isMultipart()) throw new AppError('invalid_input', 'Send the files as multipart/form-data')
    const asking = { reader, now: clock() }
    const [desk, actor] = [leads.desk(), actorOf(reader, asking.now)]
    const item = withNotes(leads, params.id, asking)
    const parts = desk.work.parties(item.id).filter(({ toAt, part }) => toAt === null && part !== 'copied')
    const takesPart = [item.host, item.issuer, ...parts.map(({ office }) => office)].includes(actor.office)
    if (!takesPart) throw new ApiProblem('forbidden', `This seat may not attach to ${item.id}`)
    const upload = await receiveUpload(request, { store: dir, incoming, subject: reader.id })
    try {
      const data = []
      for (const name of upload.names) {
        const file = { name, bytes: await readFile(join(upload.folder, name)) }
        data.push(attach(desk, dir, { id: item.id, file, actor, now: asking.now }))
      }
      await leads.drain()
      return { data }
    } finally {
      await upload.discard()
    }
  },
})

const file = download('/items/:id/attachments/:attachment', {
  id: 'getAttachment',
  summary: 'A file that goes with an item',
  tag: 'items',
  params: z.object({ id: z.string().min(1), attachment: z.string().min(1) }),
  files: ['application/octet-stream'],
  what: 'attachment',
  outgoing: 'named',
  about: ({ params }) => ({ what: 'item', id: params.id }),
  fresh: true,
  access: PAPERS,
  which: ({ params }) => params.attachment,
  needs: [],
  make: async ({ leads, clock, reader, params, store: { dir } }) => {
    const item = withNotes(leads, params.id, { reader, now: clock() })
    const found = leads.desk().work.attachment(params.attachment)
    if (!found || found.item !== item.id)
      throw new ApiProblem('not_found', `There is no attachment "${params.attachment}"`)
    return { name: found.name, mediaType: 'application/octet-stream', pieces: [bytesOf(dir, found)] }
  },
})

/** Files that go with items. */
export const attachmentRoutes: Route[] = [listed, add, file]
