import type { Subject } from '../access/subject.js'
import type { ReleaseRecord, ReleaseStep } from '../casebook/releases.js'
import { decidersOf, isDecider } from './deciders.js'

/** What is confirmed of a file, each by a tick: 事实有据, 无过度个人信息, 影响已评估, 表述为疑似. */
export const TICKS = ['grounded', 'sparing', 'impact', 'suspected'] as const
export type Tick = (typeof TICKS)[number]

export interface ReleaseWanted {
  act: ReleaseStep['act']
  /** of the bytes that were looked at */
  sha256: string
  ticks: readonly Tick[]
  note: string
}

export type ReleaseRefusal =
  | { code: 'wrong_state' }
  /** other bytes than those that were looked at */
  | { code: 'stale' }
  | { code: 'forbidden' }
  /** the same person drafted it or decided before */
  | { code: 'separation_of_duties' }
  | { code: 'precondition_missing'; missing: string[] }

type Stepped =
  | { ok: true; n: number; to: Pick<ReleaseRecord, 'state' | 'untilAt'> }
  | ({ ok: false } & ReleaseRefusal)

/** Days for which a released file may be taken. */
const DAYS = 7

/**
 * What comes of a decision about a release, or why it may not be made. Pure. Confirming and refusing take the
 * person whose turn it is, another than its author and all before; whoever drafted it may withdraw it.
 */
export const stepRelease = (
  release: ReleaseRecord,
  steps: readonly ReleaseStep[],
  subject: Subject,
  { act, sha256, ticks, note }: ReleaseWanted,
  now: Date,
): Stepped => {
  if (release.state !== 'drafted') return refused({ code: 'wrong_state' })
  if (sha256 !== release.file.sha256) return refused({ code: 'stale' })
  const n = steps.length + 1
  if (act === 'withdraw')
    return subject.user === release.author
      ? { ok: true, n, to: { state: 'withdrawn', untilAt: null } }
      : refused({ code: 'forbidden' })
  const deciders = decidersOf(release)
  if (!isDecider(deciders[steps.length]!, subject, release)) return refused({ code: 'forbidden' })
  if ([release.author, ...steps.map(({ user }) => user)].includes(subject.user ?? ''))
    return refused({ code: 'separation_of_duties' })
  if (act === 'refuse')
    return note.trim() === ''
      ? refused({ code: 'precondition_missing', missing: ['note'] })
      : { ok: true, n, to: { state: 'refused', untilAt: null } }
  const missing = TICKS.filter((tick) => !ticks.includes(tick))
  if (missing.length > 0) return refused({ code: 'precondition_missing', missing })
  if (n < deciders.length) return { ok: true, n, to: { state: 'drafted', untilAt: null } }
  const untilAt = new Date(now.getTime() + DAYS * 86_400_000).toISOString()
  return { ok: true, n, to: { state: 'released', untilAt } }
}

const refused = (refusal: ReleaseRefusal): Stepped => ({ ok: false, ...refusal })

/** What somebody may do with a release now. */
export const actsOn = (
  release: ReleaseRecord,
  steps: readonly ReleaseStep[],
  subject: Subject,
): ReleaseStep['act'][] => {
  const asked = { sha256: release.file.sha256, ticks: TICKS, note: '–' }
  return (['confirm', 'refuse', 'withdraw'] as const).filter(
    (act) => stepRelease(release, steps, subject, { ...asked, act }, new Date(0)).ok,
  )
}

/**
 * Whether a release is there for somebody: their own office's, one that they decide or decided about, and all
 * of them for the commission and coordination.
 */
export const seesRelease = (
  release: ReleaseRecord,
  steps: readonly ReleaseStep[],
  subject: Subject,
): boolean =>
  subject.office === release.office ||
  subject.kind === 'D' ||
  subject.kind === 'C' ||
  steps.some(({ user }) => user === subject.user) ||
  decidersOf(release).some((decider) => isDecider(decider, subject, release))
