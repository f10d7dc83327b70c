import { z } from 'zod'
import { CANDIDATE_DEFAULTS } from '../communities/candidate-groups.js'
import { GRADES } from '../domain/grade.js'
import { Belief } from './belief/settings.js'

const share = (value: number) => z.number().min(0).max(1).default(value)
const count = (value: number) => z.number().int().min(1).default(value)

/** When a ring is red or yellow (evidence.md §6). */
const Level = z.strictObject({
  /** S from which a ring is red, given enough families */
  redStrength: share(0.9),
  redFamilies: count(3),
  yellowFamilies: count(2),
  /**
   * What is yellow neither by statute nor by a strong lead on one lot must hold so many times the bits that
   * make a set of its size as likely a ring as not, (size − 1) · log2 N: more than one fact can ever say
   */
  yellowOdds: z.number().min(0).default(1.25),
  /** bits that findings about the whole group must hold beyond log2 of the groups asked: 7 = one in 128 */
  groupOdds: z.number().min(0).default(7),
  /** … for a lead about the group's prices to be a strong one by itself */
  groupStrongOdds: z.number().min(0).default(14),
  /**
   * … for turns in which the members win: fewer, as most groups win too rarely to be asked, and what draws
   * cannot reach is reckoned on the safe side
   */
  turnsOdds: z.number().min(0).default(4),
  /** what a mark of the bid file counts for that a pair shares on one lot and nothing bears out */
  loneMark: z.enum(GRADES).default('线'),
  /** … a lock so shared, where the issuer's own locks on that lot are not on record */
  loneLock: z.enum(GRADES).default('强'),
  /** share of the members that items of a grade must touch, exceeded, to count for the ring */
  majority: share(0.5),
})

/** When a part of a group is the ring and the rest its associates (evidence.md §5). */
const Cores = z.strictObject({
  /** the core's least tied member holds at least so many times the bits per pair of the most tied outsider */
  ratio: z.number().min(1).default(3),
  /** groups up to this size are searched through average linkage, larger ones through Leiden at doubling γ */
  linkageUpTo: count(1024),
})

const Roles = z.strictObject({
  /** members with less support are the edge of the ring */
  edgeSupport: share(0.6),
  /** members from this support on carry the ring's identity */
  coreSupport: share(0.8),
})

/** How rings are found again in the next run (algorithms.md B9). */
const Identity = z.strictObject({
  jaccard: share(0.3),
  contained: share(0.5),
  reviveMonths: count(24),
})

/** Groups that keep meeting, whatever they share (communities/candidate-groups.ts). */
const Candidates = z.strictObject({
  enabled: z.boolean().default(true),
  /** joint lots that make two bidders neighbours */
  minJoint: count(CANDIDATE_DEFAULTS.minJoint),
  alpha: z.number().min(0).default(CANDIDATE_DEFAULTS.alpha),
  beta: z.number().min(0).default(CANDIDATE_DEFAULTS.beta),
  maxMembers: count(CANDIDATE_DEFAULTS.maxMembers),
})

export const RingSettings = z.strictObject({
  level: Level.prefault({}),
  cores: Cores.prefault({}),
  candidates: Candidates.prefault({}),
  belief: Belief.prefault({}),
  roles: Roles.prefault({}),
  identity: Identity.prefault({}),
  /** seeded partitions behind a member's support */
  supportPartitions: count(10),
  /** strongest facts of a ring tried as the one it hinges on */
  hingeFacts: count(64),
  /**
   * green groups kept with the run, the best of them: they are context, and a large market has hundreds of
   * thousands
   */
  greenKept: z.number().int().min(0).default(10_000),
})
export type RingSettings = z.infer<typeof RingSettings>
