import { z } from 'zod'
import type { AuditReader } from '../../audit/reader.js'
import type { SealedEntry } from '../../audit/sealed.js'
import { maskValue } from '../../normalise/mask.js'
import { Official } from '../../room/officials.js'
import { SieveAct } from '../../room/sieves.js'
import { AbsentHere } from '../../service/problem.js'
import { act } from '../act-route.js'
import { read } from '../read-route.js'
import { ROOM_ACCESS as ROOM, ROOM_PATH } from '../restricted.js'
import { type Route, route } from '../route.js'
import { PartGiven, roomKeyRoutes } from './room-key.js'
import { sieveRoutes } from './room-sieves.js'

const MOST = 1000
const text = z.string()

const OfficialsBody = z.strictObject({ officials: z.array(Official).min(1).max(MOST) })

const Shown = z.object({
  name: text,
  hasIdentity: z.boolean(),
  unit: text,
  post: text,
  industries: z.array(text),
  regions: z.array(text),
  fromDay: text,
  toDay: text.nullable(),
  relatives: z.array(z.object({ name: text, relation: text, hasIdentity: z.boolean(), basis: text })),
})

const officials = read(`${ROOM_PATH}/officials`, {
  id: 'listOfficials',
  summary: 'Officials and their relatives, names masked, without numbers of identity',
  tag: 'restricted',
  json: z.object({ data: z.array(Shown) }),
  what: 'officials',
  access: ROOM,
  needs: [],
  load: async ({ room }) => ({
    data: (await room.officials()).map(({ identity, relatives, ...official }) => ({
      ...official,
      name: maskValue('person-name', official.name),
      hasIdentity: identity !== undefined,
      relatives: relatives.map(({ identity: own, ...relative }) => ({
        ...relative,
        name: maskValue('person-name', relative.name),
        hasIdentity: own !== undefined,
      })),
    })),
  }),
})

const put = act(`${ROOM_PATH}/officials`, {
  method: 'POST',
  id: 'putOfficials',
  recorded: 'in-room',
  summary: 'Write officials and their relatives over those of the same person and unit',
  tag: 'restricted',
  body: OfficialsBody,
  json: z.object({ added: z.int(), changed: z.int(), same: z.int() }),
  what: 'officials',
  access: ROOM,
  needs: [],
  fresh: true,
  run: ({ room, body, entry }) => room.putOfficials(body.officials, entry),
})

/** Entries that one look reads at most. */
const MOST_READ = 20_000

const log = read(`${ROOM_PATH}/log`, {
  id: 'listSealedEntries',
  summary: 'What was read and done in the room, latest first',
  tag: 'restricted',
  query: z.strictObject({
    before: z.coerce
      .number()
      .int()
      .positive()
      .max(2 ** 50)
      .optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  json: z.object({
    data: z.array(z.object({ seq: z.int(), at: text, entry: z.record(text, z.unknown()) })),
    next: z.int().nullable(),
  }),
  what: 'sealed log',
  access: ROOM,
  needs: [],
  load: async ({ room, audit, query: { before = Number.MAX_SAFE_INTEGER, limit } }) => {
    const { found, next } = audit.reading((reader) => sealedBelow(reader, before, limit))
    const opened = await room.openEntries(found.map(({ box }) => box))
    const data = found.map(({ seq, at }, i) => ({ seq, at, entry: JSON.parse(opened[i]!) }))
    return { data, next }
  },
})

type Numbered = SealedEntry & { seq: number }

const sealedBelow = (
  reader: AuditReader,
  before: number,
  limit: number,
): { found: Numbered[]; next: number | null } => {
  const page = reader.lastBelow(before, MOST_READ)
  const found: Numbered[] = []
  for (const { seq, body } of page) {
    if (!body.includes('"sealed":"discipline"')) continue
    found.push(JSON.parse(body) as Numbered)
    if (found.length === limit) return { found, next: seq > 1 ? seq : null }
  }
  return { found, next: page.length < MOST_READ ? null : page.at(-1)!.seq }
}

const document = read(`${ROOM_PATH}/openapi.json`, {
  id: 'getRoomDocument',
  summary: 'What may be asked here',
  tag: 'restricted',
  json: z.record(text, z.unknown()),
  what: 'room description',
  access: ROOM,
  needs: [],
  load: () => ({
    openapi: '3.1.0',
    info: { title: 'Biaojian 标鉴 · 专责室', version: '1' },
    paths: {
      '/api/v1/restricted/officials': {
        get: { summary: 'Officials and their relatives, names masked' },
        post: { summary: 'Write officials and their relatives', ...bodyOf(OfficialsBody) },
      },
      '/api/v1/restricted/sieves': { get: { summary: 'Cases that are screened, and how far they are' } },
      '/api/v1/restricted/sieves/{id}': { get: { summary: 'One of them, with parties, lots and buyers' } },
      '/api/v1/restricted/sieves/{id}/acts': {
        post: { summary: 'Assign, answer, confirm or return one', ...bodyOf(SieveAct) },
      },
      '/api/v1/restricted/key': {
        get: { summary: 'How the room is held, and whether it is open' },
        post: { summary: 'One leader’s part of opening or sealing it', ...bodyOf(PartGiven) },
        delete: { summary: 'Close it' },
      },
      '/api/v1/restricted/log': { get: { summary: 'What was read and done in the room, latest first' } },
    },
  }),
})

const bodyOf = (schema: z.ZodType) => ({
  requestBody: { content: { 'application/json': { schema: z.toJSONSchema(schema, { io: 'input' }) } } },
})

/** Whatever else stands under the address: as absent as what there is, to everybody. */
const nothing = (['GET', 'POST', 'PUT', 'DELETE'] as const).map((method) =>
  route(
    `${ROOM_PATH}/*`,
    { method, id: `roomNothing${method}`, summary: 'Nothing', tag: 'restricted', access: ROOM },
    async () => {
      throw new AbsentHere()
    },
  ),
)

/** The commission's room: absent to everybody but those of the commission to whom its parts are open. */
export const restrictedRoutes: Route[] = [
  officials,
  put,
  ...sieveRoutes,
  ...roomKeyRoutes,
  log,
  document,
  ...nothing,
]
