import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { seatedIn } from '../access/eyes.js'
import { isFrozenOut } from '../access/key-limits.js'
import type { Reader } from '../access/keys.js'
import { demand, type Right } from '../access/matrix.js'
import { type Access, entryOf } from '../access/route-access.js'
import { type View, viewOf } from '../access/view.js'
import { AppError } from '../domain/errors.js'
import type { ValueKind } from '../domain/value-kind.js'
import type { RoomEntry } from '../room/room-outbox.js'
import { AbsentHere } from '../service/problem.js'
import { type Acting, type ActsBook, actingIn, type Book } from './acts-book.js'
import type { Authenticate } from './authenticate.js'
import type { BodyCache } from './body-cache.js'
import { etagOfDigest, matches } from './etag.js'
import { demandSamePlace } from './fresh.js'
import { clearTally, lookingOf, statedPurpose } from './looking.js'
import type { StatedPurpose } from './purpose.js'
import type { Purposes } from './purposes.js'
import {
  type Became,
  type ReadOf,
  type ReadRecord,
  type Recorder,
  requestOf,
  type Why,
} from './read-record.js'
import { isOfRoom } from './restricted.js'

/**
 * The one place through which every read passes: who asks, what they may see, in what mask; then the record
 * of the read; then the reply. Nothing under /api/v1 leaves otherwise: `requireGate` turns a reply that did
 * not come through here into an internal error.
 */
export interface Gate {
  /** Who asks, once one of the rights is there: before anything is looked up for them. */
  admit(request: FastifyRequest, needs: Right | Right[]): Reader
  /** Answers a read. */
  read<T>(request: FastifyRequest, reply: FastifyReply, read: Read<T>): Promise<FastifyReply>
  /**
   * Answers with a file that is made for this asker: nothing of it is kept, and it leaves once the record is
   * durable.
   */
  download(request: FastifyRequest, reply: FastifyReply, download: Download): Promise<FastifyReply>
  /**
   * Records an act that changes nothing in the case book (a stream, a signature) or wrote its own entry
   * there: who asks, once the rights are there.
   */
  act(request: FastifyRequest, what: ReadOf, ...rights: Right[]): Promise<Reader>
  /** For an act that changes the case book: its entry is written with it. */
  acting(request: FastifyRequest, what: ReadOf): Acting
  /** For an act in the commission's room: its entry, which is sealed and put down with it. */
  actingInRoom(request: FastifyRequest, what: ReadOf): RoomEntry
  /** Records that an act came to nothing, for another reason than who asked. */
  failed(request: FastifyRequest, what: ReadOf, code: string): Promise<void>
  /** Records that the request was refused, before whoever asked is told. */
  refused(request: FastifyRequest, code: string): Promise<void>
  /** Records that what was asked for is not there for whoever asks, where nothing has recorded it yet. */
  missed(request: FastifyRequest): Promise<void>
  /** For the onRequest hook of /api/v1: nothing is looked at before it is known who asks. */
  identify(request: FastifyRequest): Reader
  /** onSend hook of /api/v1. */
  requireGate(request: FastifyRequest, reply: FastifyReply): Promise<void>
}

export interface Read<T> extends ReadOf {
  /** any one of these suffices; none = whoever may ask at all */
  needs: Right | Right[]
  /** a key of the answer that changes whenever the answer does; without it the body is made anew each time */
  cacheKey?: string
  /** makes the body; the view masks what it is given */
  load: (view: View) => T | Promise<T>
  headers?: (body: T) => Record<string, string>
  status?: number
}

export interface Download extends ReadOf {
  /** any one of these suffices; none = whoever may ask at all */
  needs: Right | Right[]
  /** shown in a frame of this service's own pages, where it runs nothing, and not saved */
  framed?: boolean
  make(asker: Asker): Promise<DownloadedFile>
}

/** Who a file is made for, and how they may see things. */
export interface Asker {
  reader: Reader
  view: View
  /** '' when none was stated */
  purpose: string
  /** whether a value of the kind is masked or withheld */
  isMasked(kind: ValueKind): boolean
  /** for what is counted or written because the file is had: with the entry of its export */
  book: Book
}

export interface DownloadedFile {
  name: string
  mediaType: string
  pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>
}

export interface Answer {
  body: Buffer
  etag: string
  /** what the record says of it */
  shown: Pick<ReadRecord, 'answer' | 'bytes' | 'ids' | 'rows'>
  headers: Record<string, string>
}

/**
 * A document in a frame: its own styles and pictures, nothing else; its origin is nobody's, so it asks for no
 * key.
 */
const FRAMED = {
  'origin-agent-cluster': '?0',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox",
}

const passed = new WeakSet<FastifyRequest>()
const askers = new WeakMap<FastifyRequest, Reader>()

export const readGate = (
  authenticate: Authenticate,
  cache: BodyCache<Answer>,
  { record, acts }: { record: Recorder; acts: ActsBook },
  purposes: Purposes,
): Gate => {
  const pass = (request: FastifyRequest, of: ReadOf, why: Why, became: Became) => {
    passed.add(request)
    return record(told(request, of, why, became))
  }
  const bookOf = (request: FastifyRequest, of: ReadOf, why: Why, way: Became['way']): Acting =>
    actingIn(acts, request, (id) => {
      passed.add(request)
      return told(request, id === undefined ? of : { ...of, id }, why, { way, outcome: 'allowed' })
    })
  const admit: Gate['admit'] = (request, needs) => {
    const reader = authenticate(request)
    askers.set(request, reader)
    return entitled(reader, needs)
  }
  return {
    admit,
    async read(request, reply, read) {
      const known = askers.get(request)
      const reader = known ? entitled(known, read.needs) : admit(request, read.needs)
      const { purpose, unmasked, eyes } = lookingOf(request, reader, purposes, read)
      const shown = clearTally()
      const isKept = read.cacheKey !== undefined && !unmasked && !eyes.sight
      const key = isKept ? `${read.cacheKey}|${eyes.key}` : undefined
      let answer = key === undefined ? undefined : cache.get(key)
      if (!answer) {
        const body = await read.load(viewOf(eyes, unmasked, shown.add))
        answer = answerOf(body, read.headers?.(body) ?? {})
        if (key !== undefined) cache.set(key, answer, answer.body.length)
      }
      const isKnown = matches(request.headers['if-none-match'], answer.etag)
      purposes.demandFew(reader, shown.total())
      purposes.count(reader, shown.total())
      await pass(
        request,
        read,
        { unmasked, ...whyOf(purpose, reader), ...shown.told() },
        { way: 'read', outcome: isKnown ? 'unchanged' : 'allowed', ...answer.shown },
      )
      headed(reply, answer).header('cache-control', unmasked ? 'no-store' : 'private, no-cache')
      if (isKnown) return reply.code(304).send()
      return reply
        .code(read.status ?? 200)
        .header('content-type', 'application/json; charset=utf-8')
        .send(answer.body)
    },
    async download(request, reply, download) {
      const reader = admit(request, download.needs)
      const { purpose, unmasked, eyes } = lookingOf(request, reader, purposes, download)
      const shown = clearTally()
      if (unmasked) purposes.demandFew(reader, Number.POSITIVE_INFINITY)
      const why = { unmasked, ...whyOf(purpose, reader) }
      const taking = bookOf(request, download, why, 'export')
      const made = await download.make({
        reader,
        book: taking.book,
        view: viewOf(eyes, unmasked, shown.add),
        purpose: purpose.why,
        isMasked: (kind) => eyes.showing(kind, unmasked) !== 'clear',
      })
      const pieces = await begun(made.pieces)
      if (taking.isWritten) await taking.settled()
      else await pass(request, download, why, { way: 'export', outcome: 'allowed' })
      const sent = (became: Omit<Became, 'way'>) => {
        purposes.count(reader, shown.total())
        return pass(request, download, { ...why, ...shown.told() }, { way: 'sent', ...became })
      }
      return reply
        .header('cache-control', 'no-store')
        .header('vary', 'authorization, cookie')
        .headers(download.framed ? FRAMED : { 'content-disposition': attachment(made.name) })
        .header('content-type', made.mediaType)
        .send(Readable.from(recorded(pieces, sent), { objectMode: false }))
    },
    async act(request, of, ...rights) {
      const reader = admit(request, rights)
      await pass(request, of, whyOfAct(request), { way: 'act', outcome: 'allowed' })
      return reader
    },
    acting: (request, of) => bookOf(request, of, whyOfAct(request), 'act'),
    actingInRoom: (request, of) => acts.inRoom.entryOf(toldAct(request, of)),
    ...cameToNothing(pass),
    identify: (request) => enter(request, authenticate(request)),
    async requireGate(request, reply) {
      if (reply.statusCode < 400 && !passed.has(request))
        throw new Error(`${request.url} went around the gate`)
    },
  }
}

/** Records of what was not done or shown. */
const cameToNothing = (
  pass: (request: FastifyRequest, of: ReadOf, why: Why, became: Became) => void | Promise<void>,
): Pick<Gate, 'failed' | 'refused' | 'missed'> => ({
  async failed(request, of, code) {
    await pass(request, of, whyOfAct(request), { way: 'act', outcome: 'failed', why: code })
  },
  async refused(request, code) {
    await pass(request, askedFor(request), whyOfAct(request), {
      way: 'deny',
      outcome: 'denied',
      why: code,
    })
  },
  async missed(request) {
    if (passed.has(request)) return
    // what the commission asks for in its room is told to its own log-reader alone
    const became = isOfRoom(request.routeOptions.url)
      ? ({ way: 'read', outcome: 'failed' } as const)
      : ({ way: 'deny', outcome: 'denied' } as const)
    await pass(request, askedFor(request), whyOfAct(request), { ...became, why: 'not_found' })
  },
})

/** What a request that came to nothing named: as it was asked for, whether or not there is such a thing. */
const askedFor = ({ params, routeOptions: { config } }: FastifyRequest): ReadOf => {
  const { id } = (params ?? {}) as { id?: unknown }
  return { what: config.what ?? '', ...(typeof id === 'string' && { id }) }
}

const enter = (request: FastifyRequest, reader: Reader): Reader => {
  askers.set(request, reader)
  const { url = '', config } = request.routeOptions
  demandSamePlace(reader, url)
  demandEntry(reader, config.access)
  return reader
}

/**
 * What is not there for a seat is refused before anything is looked up. Fails with `not_found`, the same
 * whatever was asked for, and with `forbidden` where the answer would show more than the seat sees.
 */
const demandEntry = (reader: Reader, access: Access | undefined): void => {
  if (access === undefined) return
  if (reader.frozen && access.resource !== 'anyone' && isFrozenOut(reader.frozen, access.classes))
    throw new AbsentHere()
  const standing = seatedIn(reader)
  if (standing === undefined) return
  const entry = entryOf(access, standing)
  if (entry === 'absent') throw new AbsentHere()
  if (entry === 'uncut')
    throw new AppError('forbidden', 'This is told of the whole market alone, which the seat does not see')
}

/** The reader, once one of the rights is there. */
const entitled = (reader: Reader, needs: Right | Right[]): Reader => {
  const rights = [needs].flat()
  if (rights.length > 0) demand(reader.role, ...rights)
  return reader
}

const whyOf = (
  { ref, why }: StatedPurpose,
  reader: Pick<Reader, 'purpose'> | undefined,
): Pick<Why, 'purpose' | 'ref'> => ({
  purpose: why || reader?.purpose || null,
  ...(ref !== undefined && { ref }),
})

/** What is recorded of a request by whoever asks. */
const told = (request: FastifyRequest, of: ReadOf, why: Why, became: Became): ReadRecord => {
  const reader = askers.get(request)
  return {
    what: of.what,
    ...(of.id !== undefined && { id: of.id }),
    subject: reader?.id ?? '',
    role: reader?.role ?? '',
    ...(reader?.subject && { office: reader.subject.office, position: reader.subject.position }),
    ...requestOf(request),
    ...why,
    ...became,
  }
}

/** The same of an act that its own file keeps with its entry. */
const toldAct = (request: FastifyRequest, of: ReadOf): ReadRecord => {
  passed.add(request)
  return told(request, of, whyOfAct(request), { way: 'act', outcome: 'allowed' })
}

/** Nothing is unmasked by an act. */
const whyOfAct = (request: FastifyRequest): Why => ({
  unmasked: false,
  ...whyOf(statedPurpose(request), askers.get(request)),
})

/**
 * The pieces with the first one made, so that what cannot be written fails as a problem and not as a file cut
 * short.
 */
const begun = async (pieces: DownloadedFile['pieces']): Promise<AsyncIterable<Buffer>> => {
  const iterator = (
    Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]()
  ) as AsyncIterator<string | Uint8Array>
  let next = await iterator.next()
  return {
    async *[Symbol.asyncIterator]() {
      for (; !next.done; next = await iterator.next()) yield Buffer.from(next.value as string)
    },
  }
}

/** RFC 6266: the name in UTF-8, and a plain one for those who do not read that. */
const attachment = (name: string): string =>
  `attachment; filename="${name.replace(/[^\w.-]+/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`

const headed = (reply: FastifyReply, { etag, headers }: Answer): FastifyReply =>
  reply.header('etag', etag).headers(headers).header('vary', 'authorization, cookie')

const MOST_IDS = 200

const answerOf = (body: unknown, headers: Record<string, string>): Answer => {
  const bytes = Buffer.from(JSON.stringify(body))
  const sha256 = createHash('sha256').update(bytes).digest()
  return {
    body: bytes,
    etag: etagOfDigest(sha256),
    headers,
    shown: { answer: sha256.toString('hex'), bytes: bytes.length, ...listed(body) },
  }
}

/** Of a list, the ids of what it shows. */
const listed = (body: unknown): Pick<ReadRecord, 'ids' | 'rows'> => {
  const data = (body as { data?: unknown } | null)?.data
  if (!Array.isArray(data)) return {}
  const ids = data.map((row: { id?: unknown } | null) => row?.id).filter((id) => typeof id === 'string')
  return { ...(ids.length > 0 && { ids: ids.slice(0, MOST_IDS) }), rows: data.length }
}

/** The pieces of a file; the last one leaves once it is on record what has been sent. */
async function* recorded(
  pieces: AsyncIterable<Buffer>,
  sent: (became: Omit<Became, 'way'>) => void | Promise<void>,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let [bytes, isWhole] = [0, false]
  let held: Buffer | undefined
  try {
    for await (const piece of pieces) {
      if (held) yield held
      held = piece
      hash.update(piece)
      bytes += piece.length
    }
    isWhole = true
    await sent({ outcome: 'allowed', answer: hash.digest('hex'), bytes })
    if (held) yield held
  } finally {
    if (!isWhole)
      await Promise.resolve(sent({ outcome: 'failed', why: 'broken', bytes })).catch(() => undefined)
  }
}
