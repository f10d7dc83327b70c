import { z } from 'zod'
import type { Reader } from '../../access/keys.js'
import type { Subject } from '../../access/subject.js'
import type { ReleaseBook, ReleaseRecord } from '../../casebook/releases.js'
import { shanghaiDay } from '../../domain/day.js'
import { AppError } from '../../domain/errors.js'
import { decidersOf } from '../../releases/deciders.js'
import { actsOn, type ReleaseRefusal, seesRelease, stepRelease } from '../../releases/step-release.js'
import { ApiProblem } from '../../service/problem.js'
import { act } from '../act-route.js'
import { pageQuery } from '../cursor.js'
import { download } from '../download-route.js'
import { firstOf, list } from '../list-route.js'
import { read } from '../read-route.js'
import { draftedBy } from '../release-draft.js'
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
    const { data, next } = firstOf(found, limit, ({ id }) => id)
    return { data: data.map((one) => shownTo(subject, one, casebook.releases)), next }
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
    return shownTo(subject, releaseFor(casebook.releases, id, subject), casebook.releases)
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
  run: async ({ body, reader, request, clock, store: { casebook } }) => {
    const subject = subjectIn(reader)
    const now = clock()
    const { releases, work } = casebook
    const id = work.transact(() => work.nextId('RL', Number(shanghaiDay(now).slice(0, 4))))
    const { kind, file, bytes } = await draftedBy(request, id, body)
    const { reason, addressee, copies } = body
    const { office, capacity } = subject
    const release: ReleaseRecord = {
      ...{ id, kind, state: 'drafted', office, capacity, author: reader.id, reason, addressee, copies, file },
      ...{ madeAt: now.toISOString(), untilAt: null, taken: 0 },
    }
    releases.addRelease(release, bytes)
    return shownTo(subject, release, releases)
  },
})

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
  run: ({ params: { id }, body, reader, clock, store: { casebook } }) => {
    const subject = subjectIn(reader)
    const { releases } = casebook
    const now = clock()
    const release = releaseFor(releases, id, subject)
    const done = stepRelease(release, releases.releaseSteps(id), subject, body, now)
    if (!done.ok) throw problemOf(done, id, body.act)
    const { office, position } = subject
    const step = { act: body.act, user: reader.id, office, position, at: now.toISOString(), note: body.note }
    if (!releases.stepRelease(id, done.n, step, done.to)) throw problemOf({ code: 'stale' }, id, body.act)
    return shownTo(subject, releases.release(id)!, releases)
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
    const { file } = releaseFor(releases, id, lookingIn(reader))
    return {
      name: `待放行-${id}-${file.name}`,
      mediaType: file.mediaType,
      pieces: [releases.releaseFile(id)],
    }
  },
})

const take = download('/releases/:id/file', {
  id: 'takeRelease',
  summary: 'A copy of a released file, while copies are left and its days are not over',
  tag: 'reports',
  params: IdParams,
  files: ['application/octet-stream'],
  what: 'release file',
  access: RELEASES,
  needs: 'rings',
  make: async ({ params: { id }, store: { casebook }, asker: { reader }, clock, reply }) => {
    const subject = subjectIn(reader)
    const { releases } = casebook
    const { file, office, copies, untilAt, state } = releaseFor(releases, id, subject)
    if (office !== subject.office)
      throw new AppError('forbidden', 'Copies are for the office that drafted it')
    if (state !== 'released' || untilAt === null || untilAt <= clock().toISOString())
      throw new ApiProblem('not_released', `${id} is not released, or its days are over`)
    const bytes = releases.releaseFile(id)
    const copy = releases.takeCopy(id)
    if (copy === 0) throw new ApiProblem('not_released', `All copies of ${id} are taken: ${copies}`)
    reply.header('x-release', `${id}; copy=${copy}; of=${copies}; sha256=${file.sha256}`)
    return { name: `${id}-${copy}-${copies}-${file.name}`, mediaType: file.mediaType, pieces: [bytes] }
  },
})

/** Files that leave: drafted, decided by two or three persons, taken. */
export const releaseRoutes: Route[] = [listReleases, getRelease, draft, decide, content, take]

/** Fails with `forbidden` for who acts for no office. */
const subjectIn = ({ subject }: Pick<Reader, 'subject'>): Subject => {
  if (!subject)
    throw new AppError('forbidden', 'Releases take a seat in an office: log in, or try one with X-Act-As')
  return subject
}

/** The seat in which somebody looks; undefined of whoever is at a machine without users, who sees all. */
const lookingIn = (reader: Pick<Reader, 'subject' | 'role'>): Subject | undefined =>
  reader.role === 'local' ? undefined : subjectIn(reader)

const releaseFor = (releases: ReleaseBook, id: string, subject: Subject | undefined): ReleaseRecord => {
  const found = releases.release(id)
  if (!found || (subject && !seesRelease(found, releases.releaseSteps(id), subject)))
    throw new AppError('not_found', `There is no release "${id}"`)
  return found
}

/** Rows read at once while those of others are passed over. */
const PAGE = 200

const seenBy = (
  releases: ReleaseBook,
  subject: Subject | undefined,
  after: string | number | undefined,
  limit: number,
): ReleaseRecord[] => {
  const seen: ReleaseRecord[] = []
  for (let before = after; seen.length < limit; ) {
    const rows = releases.releases({ limit: PAGE, ...(before !== undefined && { before: String(before) }) })
    for (const one of rows)
      if (!subject || seesRelease(one, releases.releaseSteps(one.id), subject)) seen.push(one)
    if (rows.length < PAGE) break
    before = rows.at(-1)!.id
  }
  return seen.slice(0, limit)
}

const shownTo = (
  subject: Subject | undefined,
  release: ReleaseRecord,
  releases: ReleaseBook,
): z.input<typeof Release> => {
  const steps = releases.releaseSteps(release.id)
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
