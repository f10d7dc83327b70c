import type { z } from 'zod'
import type { Reader } from '../access/keys.js'
import { may, maySeeEdition, type Right, type Role } from '../access/matrix.js'
import type { JobRecord, ReportRecord } from '../casebook/casebook.js'
import type { RoomEntry } from '../room/room-outbox.js'
import type { Book } from './acts-book.js'
import { demandFresh } from './fresh.js'
import type { Given } from './given.js'
import { codeOf, denialOf } from './problems.js'
import { type Asked, type GatedDefinition, type Route, recordOf, route } from './route.js'
import { Job, type ShownJob } from './schemas/job.js'

interface GatedAct<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>
  extends GatedDefinition<Params, Query, Body> {
  /** any one of these suffices */
  needs: Right | Right[]
  /** it takes a second factor shown within five minutes, always or as asked */
  fresh?: true | ((asked: Asked<Params, Query, Body>) => boolean)
  /** what is refused to whoever has the right */
  prepare?: (asked: Asked<Params, Query, Body>) => void
}

type Acting<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> = Asked<
  Params,
  Query,
  Body
> & { reader: Reader }

type Changing<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> = Acting<
  Params,
  Query,
  Body
> & {
  /** what is changed in the case book, in one transaction with the entry of the request */
  book: Book
  /** of an act in the commission's room: what its file keeps with the act */
  entry: RoomEntry
}

/**
 * A route that changes something, and answers what came of it as JSON, or nothing. Its `run` changes the case
 * book by `book`, once.
 */
export interface ActDefinition<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Json extends z.ZodType,
> extends GatedAct<Params, Query, Body> {
  json?: Json
  /**
   * of what does not go by `book`: `before` changes nothing in the case book; `after` writes its own entries
   * there with what it changes, and that of the request follows them; `in-room` hands its `entry` to the room
   */
  recorded?: 'before' | 'after' | 'in-room'
  run: (
    asked: Changing<Params, Query, Body>,
  ) => Given<z.output<Json>> | undefined | Promise<Given<z.output<Json>> | undefined>
  headers?: (body: Given<z.output<Json>>) => Record<string, string>
}

export const act = <
  Params extends z.ZodType = z.ZodType<unknown>,
  Query extends z.ZodType = z.ZodType<unknown>,
  Body extends z.ZodType = z.ZodType<unknown>,
  Json extends z.ZodType = z.ZodType<undefined>,
>(
  path: string,
  definition: ActDefinition<Params, Query, Body, Json>,
): Route =>
  route(path, definition, async (asked) => {
    const { reply } = asked
    const body = await DOING[definition.recorded ?? 'within'](definition, asked)
    reply.code(definition.status ?? 200)
    if (body === undefined) return reply.send()
    return reply
      .headers(definition.headers?.(body) ?? {})
      .header('content-type', 'application/json; charset=utf-8')
      .send(JSON.stringify(body))
  })

/** A route that answers with a job: 202, and where the job is to be followed. */
export const startJob = <
  Params extends z.ZodType = z.ZodType<unknown>,
  Query extends z.ZodType = z.ZodType<unknown>,
  Body extends z.ZodType = z.ZodType<unknown>,
>(
  path: string,
  {
    run,
    ...definition
  }: Omit<
    ActDefinition<Params, Query, Body, typeof Job>,
    'json' | 'status' | 'headers' | 'run' | 'recorded'
  > & {
    run: (asked: Changing<Params, Query, Body>) => JobRecord | Promise<JobRecord>
  },
): Route =>
  act<Params, Query, Body, typeof Job>(path, {
    ...definition,
    status: 202,
    json: Job,
    run: async (asked) => shownJob(await run(asked), asked.reader.role),
    headers: ({ id }) => ({ location: `/api/v1/jobs/${id}`, 'cache-control': 'no-store' }),
  })

/** A route that hands the reply over to a stream. */
export const stream = <
  Params extends z.ZodType = z.ZodType<unknown>,
  Query extends z.ZodType = z.ZodType<unknown>,
>(
  path: string,
  definition: GatedAct<Params, Query, z.ZodType<unknown>> & {
    open: (asked: Acting<Params, Query, z.ZodType<unknown>>) => void
  },
): Route =>
  route(path, definition, async (asked) => {
    definition.open({ ...asked, reader: await passing(definition, asked) })
  })

/**
 * A job as a role is told of it: without who asked for it and the fingerprint of the request, and with what
 * came of it only where the role may see such a thing by itself.
 */
export const shownJob = ({ request: _request, owner: _owner, ...job }: JobRecord, role: Role): ShownJob => ({
  ...job,
  result: maySeeResult(role, job) ? (job.result as ShownJob['result']) : null,
})

const maySeeResult = (role: Role, { kind, result }: Pick<JobRecord, 'kind' | 'result'>): boolean => {
  if (result === null) return true
  if (kind === 'import') return may(role, 'import') || may(role, 'quality')
  if (kind === 'detect') return may(role, 'rings')
  return maySeeEdition(role, (result as ReportRecord).edition)
}

const passing = <Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  definition: GatedAct<Params, Query, Body>,
  asked: Asked<Params, Query, Body>,
): Promise<Reader> => {
  admitted(definition, asked)
  return asked.gate.act(asked.request, recordOf(definition, asked), ...[definition.needs].flat())
}

const admitted = <Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  definition: GatedAct<Params, Query, Body>,
  asked: Asked<Params, Query, Body>,
): Reader => {
  const reader = asked.gate.admit(asked.request, definition.needs)
  if (takesFresh(definition, asked)) demandFresh(reader, asked.clock())
  definition.prepare?.(asked)
  return reader
}

/** Does what a request asks for, and answers it. */
type Doing = <
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Json extends z.ZodType,
>(
  definition: ActDefinition<Params, Query, Body, Json>,
  asked: Asked<Params, Query, Body>,
) => Promise<Given<z.output<Json>> | undefined>

/** Records the request, and then does what it asks for; what came to nothing leaves a second entry. */
const told: Doing = async (definition, asked) => {
  const { request, gate } = asked
  const reader = await passing(definition, asked)
  const of = recordOf(definition, asked)
  const { book } = gate.acting(request, of)
  return orFailed(asked, of, () => definition.run({ ...asked, reader, book, entry: NO_ENTRY }))
}

/**
 * Does what is asked for in the commission's room, which keeps the entry of it, sealed, until it is in the
 * log.
 */
const inRoom: Doing = async (definition, asked) => {
  const { request, gate, acts } = asked
  const reader = admitted(definition, asked)
  const of = recordOf(definition, asked)
  const { book } = gate.acting(request, of)
  await acts.inRoom.drain()
  const body = await orFailed(asked, of, () =>
    definition.run({ ...asked, reader, book, entry: gate.actingInRoom(request, of) }),
  )
  await acts.inRoom.drain()
  return body
}

/** Of acts that are not in the room. */
const NO_ENTRY: RoomEntry = { uid: '', at: '', text: '' }

/**
 * Does what is asked for with its entry, which is in the log before the answer leaves. What came to nothing
 * leaves one entry that says so.
 */
const written: Doing = async (definition, asked) => {
  const { request, gate, acts } = asked
  const reader = admitted(definition, asked)
  const of = recordOf(definition, asked)
  const acting = gate.acting(request, of)
  // where the log takes nothing, entries wait, and nothing more is done
  await acts.drain()
  const work = async () => {
    const body = await definition.run({ ...asked, reader, book: acting.book, entry: NO_ENTRY })
    if (definition.recorded === 'after') await gate.act(request, of)
    else await acting.settled()
    return body
  }
  return orFailed(asked, of, work, () => acting.isWritten)
}

/** Leaves an entry of what came to nothing, but for a denial, which has one, and for what is told already. */
const orFailed = async <T>(
  { request, gate }: Pick<Asked<z.ZodType, z.ZodType, z.ZodType>, 'request' | 'gate'>,
  of: ReturnType<typeof recordOf>,
  work: () => T | Promise<T>,
  isTold: () => boolean = () => false,
): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (!isTold() && denialOf(error) === undefined) await gate.failed(request, of, codeOf(error))
    throw error
  }
}

const DOING = { before: told, after: written, within: written, 'in-room': inRoom } as const

const takesFresh = <Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  { fresh }: Pick<GatedAct<Params, Query, Body>, 'fresh'>,
  asked: Asked<Params, Query, Body>,
): boolean => (typeof fresh === 'function' ? fresh(asked) : fresh === true)
