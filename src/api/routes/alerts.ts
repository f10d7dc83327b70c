import { join } from 'node:path'
import { z } from 'zod'
import type { Access } from '../../access/route-access.js'
import { NUMBERED } from '../../casebook/work/numbers.js'
import { AppError } from '../../domain/errors.js'
import { NewKeyProject, putKeyProject } from '../../handling/key-projects.js'
import { NewNumber, numbersOf, takeNumbers } from '../../handling/numbers.js'
import { knownAlerts, takeAlerts } from '../../handling/province.js'
import { alertMappingOf, alertsOf } from '../../handling/province-file.js'
import { readPlainTable } from '../../sources/plain-rows.js'
import { act } from '../act-route.js'
import { actorIn } from '../lead-answer.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { SETTING_CHANGES, SETTINGS } from '../settings-access.js'
import { receiveUpload } from '../uploads.js'

const text = z.string()
const both = z.object({ zh: text, en: text })
const ALERTS: Access = { resource: 'province-alert', classes: ['open', 'work'] }

const importLeads = act('/leads/import', {
  method: 'POST',
  multipart: true,
  id: 'importLeads',
  recorded: 'after',
  summary:
    'Take in alerts of the province, CSV or XLSX, with a mapping where its columns need one: each id once, to an open lead where it is about a lot and two bidders of it',
  tag: 'leads',
  body: z.unknown().meta({ id: 'AlertFile' }),
  json: z
    .object({
      read: z.int(),
      made: z.int(),
      attached: z.int(),
      known: z.int(),
      closed: z.int(),
      refused: z.array(z.object({ line: z.int(), column: text, value: text, reason: both })),
      leads: z.array(z.object({ id: text, lead: text })),
    })
    .meta({ id: 'TakenAlerts' }),
  what: 'import leads',
  access: ALERTS,
  needs: 'rings',
  run: async ({ request, store: { dir, engine }, incoming, leads, clock, reader }) => {
    if (!request.isMultipart()) throw new AppError('invalid_input', 'Send the files as multipart/form-data')
    const now = clock()
    const actor = actorIn(reader, now)
    const upload = await receiveUpload(request, { store: dir, incoming, subject: reader.id })
    try {
      const desk = leads.desk()
      const table = await readPlainTable(join(upload.folder, upload.names[0]!), { within: [upload.folder] })
      const found = alertsOf(table, alertMappingOf(upload.mapping), desk.policy)
      const { refused, ...known } = await knownAlerts(desk, engine, found.alerts)
      const taken = takeAlerts(desk, known, { actor, at: now.toISOString() })
      await leads.drain()
      const all = [...found.refused, ...refused].sort((a, b) => a.line - b.line)
      return { ...taken, read: taken.read + all.length, refused: all }
    } finally {
      await upload.discard()
    }
  },
})

const NumberRow = z
  .object({
    kind: z.enum(NUMBERED),
    old: text,
    new: text,
    fromDay: text.nullable(),
    basis: text,
    by: text,
    at: text,
  })
  .meta({ id: 'Renumbering' })

const numbers = read('/numbers', {
  id: 'listNumbers',
  summary: 'New numbers of lots and projects; of one number, all that its lot or project had',
  tag: 'leads',
  query: z.object({ kind: z.enum(NUMBERED).default('lot'), id: z.string().min(1).max(200).optional() }),
  json: z
    .object({
      numbers: z.array(text).meta({ description: 'The first number first; empty where none was asked for' }),
      data: z.array(NumberRow),
    })
    .meta({ id: 'Numbers' }),
  what: 'numbers',
  access: SETTINGS,
  needs: [],
  load: ({ leads, query: { kind, id } }) => {
    const { work } = leads.desk()
    const own = id === undefined ? [] : numbersOf(work, kind, id)
    const rows = work.renumberings()
    const data = id === undefined ? rows : rows.filter((row) => row.kind === kind && own.includes(row.new))
    return { numbers: own, data }
  },
})

const addNumbers = act('/numbers', {
  method: 'POST',
  id: 'addNumbers',
  recorded: 'after',
  summary: 'Say which new numbers belong to which old ones; imports read them as the first number',
  tag: 'leads',
  body: z.strictObject({ rows: z.array(NewNumber).min(1).max(10_000) }).meta({ id: 'NewNumbers' }),
  json: z
    .object({
      added: z.int(),
      known: z.int(),
      refused: z.array(z.object({ old: text, new: text, reason: both })),
      stays: z
        .array(text)
        .meta({ description: 'Lots that are in the store under their new number: import their files again' }),
    })
    .meta({ id: 'TakenNumbers' }),
  what: 'numbers',
  access: SETTING_CHANGES,
  needs: [],
  run: async ({ leads, clock, reader, body: { rows }, store: { engine } }) => {
    const now = clock()
    const changedBy = { actor: actorIn(reader, now), at: now.toISOString() }
    const { rows: put, ...taken } = takeNumbers(leads.desk().work, rows, changedBy)
    await leads.drain()
    const stays: string[] = []
    for (const { kind, new: number } of put)
      if (kind === 'lot' && (await engine.lot(number))) stays.push(number)
    return { ...taken, stays }
  },
})

const KeyProject = z
  .object({ project: text, programme: text, fromDay: text, toDay: text.nullable(), by: text })
  .meta({ id: 'KeyProject' })

const keyProjects = read('/key-projects', {
  id: 'listKeyProjects',
  summary: 'Projects whose leads are handled with care, and of which programme they are',
  tag: 'leads',
  json: z.object({ data: z.array(KeyProject) }).meta({ id: 'KeyProjectList' }),
  what: 'key projects',
  access: SETTINGS,
  needs: [],
  load: ({ leads }) => ({ data: leads.desk().work.keyProjects() }),
})

const addKeyProject = act('/key-projects', {
  method: 'POST',
  id: 'putKeyProject',
  recorded: 'after',
  summary: 'Put a key project in, or change its days; open leads about it are marked',
  tag: 'leads',
  body: NewKeyProject.meta({ id: 'NewKeyProject' }),
  json: z
    .object({ leads: z.array(text).meta({ description: 'Open leads that changed' }) })
    .meta({ id: 'MarkedLeads' }),
  what: 'key projects',
  access: SETTING_CHANGES,
  needs: [],
  run: async ({ leads, clock, reader, body }) => {
    const now = clock()
    const marked = putKeyProject(leads.desk(), body, { actor: actorIn(reader, now), at: now.toISOString() })
    await leads.drain()
    return { leads: marked }
  },
})

/** What comes from the province, and what the county says of lots and projects. */
export const alertRoutes: Route[] = [importLeads, numbers, addNumbers, keyProjects, addKeyProject]
