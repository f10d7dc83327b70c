import { z } from 'zod'
import type { Reader } from '../../access/keys.js'
import type { Subject } from '../../access/subject.js'
import { checkpointOf, openNote } from '../../audit/note.js'
import type { Casebook } from '../../casebook/casebook.js'
import type { ReleaseBook, ReleaseRecord, ReleaseStep } from '../../casebook/releases.js'
import { shanghaiDay } from '../../domain/day.js'
import { AppError } from '../../domain/errors.js'
import { stampedExchange } from '../../handling/exchange.js'
import { signingKey } from '../../package/signing-key.js'
import { decidersOf } from '../../releases/deciders.js'
import { releasedZip } from '../../releases/released-zip.js'
import { isStampable, stamped } from '../../releases/stamp.js'
import { type Stamp, stampWords } from '../../releases/stamp-words.js'
import { actsOn, type ReleaseRefusal, seesRelease, stepRelease } from '../../releases/step-release.js'
import { ApiProblem } from '../../service/problem.js'
import { act } from '../act-route.js'
import type { AuditDesk } from '../audit-desk.js'
import { pageQuery } from '../cursor.js'
import { download } from '../download-route.js'
import { langOfFile } from '../lead-answer.js'
import { firstOf, list } from '../list-route.js'
import type { DownloadedFile } from '../read-gate.js'
import { read } from '../read-route.js'
import { type DraftedFile, draftedBy } from '../release-draft.js'
import type { Route } from '../route.js'
import { IdParams } from '../schemas/query.js'
import { NewRelease, Release, ReleaseAct, ReleaseList } from '../schemas/release.js'

const RELEASES = { resource: 'export', classes: ['work'], cut: true } as const

const listReleases = list('/releases', {
  id: 'listReleases',
  summary: 'Files that are to leave, and those that left, latest first',
  tag: 'reports',
  query: z.strictObject(pageQuery),
  json: ReleaseList,
  what: 'releases',
  access: RELEASES,
  needs: 'rings',
  list: 'releases',
  load: ({ query: { limit }, from, store: { casebook }, reader }) => {
    const subject = lookingIn(reader)
    const found = seenBy(casebook.releases, subject, from?.after, limit + 1)
    const { data, next } = firstOf(found, limit, ({ release: { id } }) => id)
    return { data: data.map((one) => shownTo(subject, one)), next }
  },
})

const getRelease = read('/releases/:id', {
  id: 'getRelease',
  summary: 'One release: the file, who decided, who is next',
  tag: 'reports',
  params: IdParams,
  json: Release,
  what: 'release',
  access: RELEASES,
  needs: 'rings',
  load: ({ params: { id }, store: { casebook }, reader }) => {
    const subject = lookingIn(reader)
    return shownTo(subject, heldFor(casebook.releases, id, subject))
  },
})

const draft = act('/releases', {
  method: 'POST',
  id: 'draftRelease',
  summary: 'Keep the exact bytes of a file that is to leave, to be decided by two or three persons',
  tag: 'reports',
  body: NewRelease,
  status: 201,
  json: Release,
  what: 'draft release',
  access: RELEASES,
  needs: 'rings',
  run: async ({ body, book, reader, request, clock, store: { casebook } }) => {
    const subject = subjectIn(reader)
    const now = clock()
    const { releases, work } = casebook
    const year = Number(shanghaiDay(now).slice(0, 4))
    const { id, kind, file, bytes } = await draftedNext(
      () => work.upcomingId('RL', year),
      (id) => draftedBy(request, id, body),
    )
    const { reason, addressee, copies } = body
    const { office, kind: capacity } = subject
    const release: ReleaseRecord = {
      ...{ id, kind, state: 'drafted', office, capacity, author: reader.id, reason, addressee, copies, file },
      ...{ madeAt: now.toISOString(), untilAt: null, taken: 0 },
    }
    book(
      () => {
        if (work.nextId('RL', year) !== id)
          throw new ApiProblem('conflict', `Another release took the number ${id} meanwhile: draft it again`)
        releases.addRelease(release, bytes)
      },
      () => id,
    )
    return shownTo(subject, { release, steps: [] })
  },
})

/** How often a file is made anew, as another release took its number while it was made. */
const MOST_DRAFTS = 4

/**
 * A file under the number that comes next, which stands in it and is taken with what is kept alone: so
 * numbers have no gap.
 */
const draftedNext = async (
  upcoming: () => string,
  draft: (id: string) => Promise<DraftedFile>,
  left = MOST_DRAFTS,
): Promise<DraftedFile & { id: string }> => {
  const id = upcoming()
  const made = await draft(id)
  return upcoming() === id || left === 1 ? { id, ...made } : draftedNext(upcoming, draft, left - 1)
}

const decide = act('/releases/:id/acts', {
  method: 'POST',
  id: 'decideRelease',
  summary: 'Confirm or refuse a release, or withdraw the own one; each person once',
  tag: 'reports',
  params: IdParams,
  body: ReleaseAct,
  json: Release,
  what: 'release',
  access: RELEASES,
  needs: 'rings',
  fresh: ({ body }) => body.act === 'confirm',
  run: ({ params: { id }, body, book, reader, clock, store: { casebook } }) => {
    const subject = subjectIn(reader)
    const { releases } = casebook
    const now = clock()
    const { release, steps } = heldFor(releases, id, subject)
    const done = stepRelease(release, steps, subject, body, now)
    if (!done.ok) throw problemOf(done, id, body.act)
    const { office, position } = subject
    const step = { act: body.act, user: reader.id, office, position, at: now.toISOString(), note: body.note }
    book(() => {
      if (!releases.stepRelease(id, done.n, step, done.to)) throw problemOf({ code: 'stale' }, id, body.act)
    })
    return shownTo(subject, { release: { ...release, ...done.to }, steps: [...steps, step] })
  },
})

const content = download('/releases/:id/content', {
  id: 'lookAtRelease',
  summary: 'The bytes that are to leave, for those who drafted them or decide about them',
  tag: 'reports',
  params: IdParams,
  files: ['application/octet-stream'],
  what: 'release content',
  access: RELEASES,
  needs: 'rings',
  make: async ({ params: { id }, store: { casebook }, asker: { reader } }) => {
    const { releases } = casebook
    const { file } = heldFor(releases, id, lookingIn(reader)).release
    return {
      name: `待放行-${id}-${file.name}`,
      mediaType: file.mediaType,
      pieces: [releases.releaseFile(id)],
    }
  },
})

const take = download('/releases/:id/file', {
  // asking for its head alone must not take a copy
  method: 'POST',
  id: 'takeRelease',
  summary: 'A copy of a released file, while copies are left and its days are not over',
  tag: 'reports',
  params: IdParams,
  files: ['application/octet-stream'],
  what: 'release file',
  fresh: true,
  access: RELEASES,
  needs: 'rings',
  make: async ({
    params: { id },
    store: { casebook },
    asker: { reader, book },
    clock,
    reply,
    request,
    audit,
    config,
  }) => {
    const subject = subjectIn(reader)
    const { releases } = casebook
    const { release } = heldFor(releases, id, subject)
    const { file, office, copies, untilAt, state } = release
    if (office !== subject.office)
      throw new AppError('forbidden', 'Copies are for the office that drafted it')
    if (state !== 'released' || untilAt === null || untilAt <= clock().toISOString())
      throw new ApiProblem('not_released', `${id} is not released, or its days are over`)
    const bytes = releases.releaseFile(id)
    const copy = book(() => {
      const taken = releases.takeCopy(id)
      if (taken === 0) throw new ApiProblem('not_released', `All copies of ${id} are taken: ${copies}`)
      return taken
    })
    const stamp: Stamp = {
      ...{ isPublic: release.kind === 'public', release: id, copy, copies, user: reader.id },
      ...{ at: clock().toISOString(), checkpoint: checkpointWord(audit) },
      lang: langOfFile(request, config),
    }
    reply.header('x-release', `${id}; copy=${copy}; of=${copies}; sha256=${file.sha256}`)
    return copyOf(release, bytes, stamp, casebook)
  },
})

/** What was attached is of another make; a file between networks has its stamp behind it. */
const [ATTACHED, EXCHANGED] = [/\/attachments\//, /\/exchange\//]

/** A copy that says which it is: on its pages, or beside the file where it has none. */
const copyOf = async (
  { id, file, copies, addressee }: ReleaseRecord,
  bytes: Buffer,
  stamp: Stamp,
  { dir, storeId: store }: Pick<Casebook, 'dir' | 'storeId'>,
): Promise<DownloadedFile> => {
  const name = `${id}-${stamp.copy}-${copies}-${file.name}`
  const { mediaType, madeBy } = file
  if (ATTACHED.test(madeBy)) return { name, mediaType, pieces: [bytes] }
  const words = stampWords(stamp)
  if (EXCHANGED.test(madeBy)) {
    const { release, copy, user: taker, at, checkpoint = null } = stamp
    const own = { release, copy, copies, taker, at, checkpoint, lines: words.lines }
    return { name, mediaType, pieces: [Buffer.from(stampedExchange(dir, bytes.toString(), own))] }
  }
  if (isStampable(mediaType)) return { name, mediaType, pieces: [await stamped(bytes, mediaType, words)] }
  const entry = { name: file.name, bytes }
  const zip = releasedZip({ file: entry, stamp, words, addressee, store, key: signingKey(dir) })
  return { name: `${name.replace(/\.zip$/, '')}.zip`, mediaType: 'application/zip', pieces: [zip] }
}

/** Files that leave: drafted, decided by two or three persons, taken. */
export const releaseRoutes: Route[] = [listReleases, getRelease, draft, decide, content, take]

/** What the audit log had signed last: `size:first 12 of the root in hex`; undefined before the first. */
const checkpointWord = (audit: AuditDesk): string | undefined => {
  const last = audit.reading((reader) => reader.lastCheckpoint())
  const signed = checkpointOf(openNote(last?.note ?? '')?.text ?? '')
  return signed && `${signed.size}:${signed.root.toString('hex').slice(0, 12)}`
}

/** Fails with `forbidden` for who acts for no office. */
const subjectIn = ({ subject }: Pick<Reader, 'subject'>): Subject => {
  if (subject?.user === undefined)
    throw new AppError('forbidden', 'Releases take a seat in an office: log in, or try one with X-Act-As')
  return subject
}

/** The seat in which somebody looks; undefined of whoever is at a machine without users, who sees all. */
const lookingIn = (reader: Pick<Reader, 'subject' | 'role'>): Subject | undefined =>
  reader.role === 'local' ? undefined : subjectIn(reader)

/** A release with what was decided about it. */
interface Held {
  release: ReleaseRecord
  steps: readonly ReleaseStep[]
}

/** With what was decided about it, if it is there for whoever looks. */
const heldBy = (
  releases: ReleaseBook,
  release: ReleaseRecord | undefined,
  subject: Subject | undefined,
): Held | undefined => {
  if (!release) return undefined
  const steps = releases.releaseSteps(release.id)
  return !subject || seesRelease(release, steps, subject) ? { release, steps } : undefined
}

const heldFor = (releases: ReleaseBook, id: string, subject: Subject | undefined): Held => {
  const held = heldBy(releases, releases.release(id), subject)
  if (!held) throw new AppError('not_found', `There is no release "${id}"`)
  return held
}

/** Rows read at once while those of others are passed over. */
const PAGE = 200

const seenBy = (
  releases: ReleaseBook,
  subject: Subject | undefined,
  after: string | number | undefined,
  limit: number,
): Held[] => {
  const seen: Held[] = []
  for (let before = after; seen.length < limit; ) {
    const rows = releases.releases({ limit: PAGE, ...(before !== undefined && { before: String(before) }) })
    for (const one of rows) {
      const held = heldBy(releases, one, subject)
      if (held) seen.push(held)
    }
    if (rows.length < PAGE) break
    before = rows.at(-1)!.id
  }
  return seen.slice(0, limit)
}

const shownTo = (subject: Subject | undefined, { release, steps }: Held): z.input<typeof Release> => {
  const { capacity: _capacity, author, ...rest } = release
  const deciders = decidersOf(release)
  const next = release.state === 'drafted' ? deciders[steps.length]! : { positions: [], of: 'own' as const }
  const isNamed = (office: string): boolean =>
    subject === undefined || office === subject.office || subject.kind === 'D'
  const nameOf = (user: string, office: string, position: string): string =>
    isNamed(office) ? user : `${office}/${position}`
  return {
    ...rest,
    author: isNamed(release.office) ? author : release.office,
    steps: steps.map((step) => ({
      act: step.act,
      by: nameOf(step.user, step.office, step.position),
      at: step.at,
      note: step.note,
    })),
    persons: deciders.length,
    next: next.positions.map(
      (position) => `${position}·${next.of === 'own' ? release.office : next.of.join('/')}`,
    ),
    acts: subject ? actsOn(release, steps, subject) : [],
  }
}

const problemOf = (refusal: ReleaseRefusal, id: string, asked: string): ApiProblem => {
  const { code } = refusal
  if (code === 'precondition_missing')
    return new ApiProblem(
      code,
      `Cannot ${asked} ${id}: ${refusal.missing.length} missing`,
      refusal.missing.map((one) => ({
        pointer: one === 'note' ? '#/body/note' : '#/body/ticks',
        detail: one,
      })),
    )
  return new ApiProblem(code, WHY[code].replaceAll('{id}', id).replaceAll('{act}', asked))
}

const WHY = {
  wrong_state: '{id} is decided: {act} does not lead from its state',
  stale: '{id} is not as it was looked at: read it again',
  forbidden: 'It is not the turn of this seat to {act} {id}',
  separation_of_duties: 'Another person must {act} {id}: this one drafted it or decided before',
} as const
