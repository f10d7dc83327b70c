import { BIT, FAMILIES, type Family, GRADE_WEIGHT, GRADES, gradeIndex, type Level } from '../domain/grade.js'
import { ITEM_FLAGS } from '../evidence/items.js'
import { traceOf } from '../rules/index.js'
import type { Trace } from '../rules/rule.js'
import { type Channel, channelOf } from './channels.js'
import { jointBits } from './cohesion.js'
import { isExempt, type PairItem } from './pair-item.js'
import type { RingSettings } from './settings.js'

/** What a family says about the ring as a whole. */
export interface Standing {
  family: Family
  /** highest grade whose items together touch more than half of the members; undefined when none do */
  grade: number | undefined
  /** members that its items touch */
  members: number
}

export interface Judged {
  level: Level
  /** S = 1 − Π (1 − weight) over the families at 线 or above */
  strength: number
  families: Standing[]
}

const BEHAVIOUR = new Set<Family>(['price', 'network'])
/** Meeting beyond chance, and winning in turn among those who meet: green when alone. */
const isMeeting = ({ rule }: PairItem): boolean => traceOf(rule) === 'meeting'

/**
 * The group whose level is asked: how many members, out of how many bidders, and how many groups were asked
 * in all.
 */
export interface Asked {
  size: number
  bidders: number
  groups: number
}

/**
 * Level of a ring from its `witnesses` (evidence.md §6).
 *
 * Red: items of article 40 (or 39, 41) on one lot that together touch more than half of the members, or S
 * ≥ 0.90 from three families; a value over its cap counts only with a second family on the same pair. Yellow:
 * an item of article 34 or a strong lead on one lot, within its cap; any other strong lead, or leads of two
 * families, when all together say more than one fact could (`yellowOdds`). Behaviour is no red item;
 * co-bidding alone is green.
 */
export const levelOf = (
  items: readonly PairItem[],
  asked: Asked,
  settings: RingSettings['level'],
): Judged => {
  const { size } = asked
  const counted = withoutTerminals(
    withoutLoneMarks(
      byChanceALead(
        items.filter((item) => !isExempt(item)),
        asked,
        settings,
      ),
      settings,
    ),
  )
  const firm = withSecondWitness(counted, asked.bidders)
  const families = standingsOf(counted, size, settings)
  const judged = { strength: strengthOf(families), families }
  if (isRed(firm, size, settings)) return { ...judged, level: 'red' }
  const yellow =
    isStrongOnLot(counted, size, settings) ||
    sharesPersons(counted, size, settings) ||
    (isLed(counted, size, settings) && isLikely(counted, asked, settings))
  return { ...judged, level: yellow ? 'yellow' : 'green' }
}

/** Marks that a file made from a template carries on: creation code, machine code, digest. */
const TEMPLATE_MARKS = new Set<Trace | undefined>(['file-id', 'file-code', 'copy'])

interface PairSeen {
  /** origins that bear the pair out, behaviour aside */
  origins: Set<Family>
  /** one mark or value of them on two lots */
  often: boolean
  /** lots on which the two handed in the same file to the byte */
  copied: Set<number>
  /** its files carry a mark of many: a template's author, its creation code or digest */
  template: boolean
  /** … the code of the machine on which a template was made */
  templateCode: boolean
}

/**
 * A template's mark in the bid file that a pair shares on one lot, with nothing of another origin beside it
 * and no value on two lots, is a template's or a tool's as likely as a common author's: it counts as
 * `loneMark`. Behaviour bears no mark out, nor does another template's on another lot; the same file to the
 * byte on two lots does. So counts a lock or an authoring machine, where the files carry the mark of a
 * template besides; beside a machine's three codes the lot's own code of a machine leaves open whose machine
 * it was: `loneLock` too. A lone lock on a lot whose issuer's own locks are not on record may be the issuer's
 * template, which is the exemption to be checked: it counts as `loneLock`.
 */
const withoutLoneMarks = (items: PairItem[], { loneMark, loneLock }: RingSettings['level']): PairItem[] => {
  const grade = gradeIndex[loneMark]
  const isMark = (item: PairItem): boolean => item.family === 'document' && item.grade < grade
  if (!items.some(isMark)) return items
  const seen = new Map<number, PairSeen>()
  for (const item of items) note(seen, item)
  return items.map((item) => {
    if (!isMark(item)) return item
    const { origins, often, copied, template, templateCode } = seen.get(pairKey(item))!
    if (origins.size > 1 || often || copied.size > 1) return item
    const isTemplates = template || (templateCode && traceOf(item.rule) !== 'machine-file')
    if (isTemplates || TEMPLATE_MARKS.has(traceOf(item.rule))) return { ...item, grade }
    const isOpen = (item.flags & ITEM_FLAGS.issuersUnknown) !== 0 || templateCode
    return isOpen ? { ...item, grade: Math.max(item.grade, gradeIndex[loneLock]) } : item
  })
}

/**
 * One machine behind two bids, but on one lot only, with nothing of another origin beside it, and used by
 * others elsewhere, is a strong lead and no more: so looks a public terminal that nobody has put on the
 * allowlist, or a print shop's computer. Another lot of the same two bears it out, and another machine so
 * shared in the ring; the terminal's address does not.
 */
const withoutTerminals = (items: PairItem[]): PairItem[] => {
  const isTerminal = (item: PairItem): boolean =>
    (item.flags & ITEM_FLAGS.usedByOthers) !== 0 && item.grade < gradeIndex.强
  if (!items.some(isTerminal)) return items
  const borne = items.filter((item) => isWitness(item) && traceOf(item.rule) !== 'address')
  return items.map((item) => {
    if (!isTerminal(item)) return item
    const own = borne.filter((one) => pairKey(one) === pairKey(item))
    const others = borne.filter((one) => isTerminal(one) && one.value !== item.value)
    const lots = new Set([...own, ...others].flatMap((one) => Array.from(one.lots)))
    const beside = own.some((one) => originOf(one) !== originOf(item))
    return beside || lots.size > 1 ? item : { ...item, grade: gradeIndex.强 }
  })
}

const note = (seen: Map<number, PairSeen>, item: PairItem): void => {
  const pair = seen.get(pairKey(item)) ?? {
    origins: new Set(),
    often: false,
    copied: new Set(),
    template: false,
    templateCode: false,
  }
  seen.set(pairKey(item), pair)
  if (isCorroboration(item)) {
    if (isWitness(item)) pair.origins.add(originOf(item))
    if (!BEHAVIOUR.has(item.family) && item.lots.length > 1) pair.often = true
    if (traceOf(item.rule) === 'copy') pair.copied.add(item.lots[0]!)
  } else if (traceOf(item.rule) === 'file-code') pair.templateCode = true
  else if (TEMPLATE_MARKS.has(traceOf(item.rule)) || traceOf(item.rule) === 'author') pair.template = true
}

const NO_CORROBORATION =
  ITEM_FLAGS.overCap | ITEM_FLAGS.lotsOwn | ITEM_FLAGS.serviceProvider | ITEM_FLAGS.noJointLot

/** At 线 or above, and no crowd's, template's or provider's value. */
export const isCorroboration = (item: PairItem): boolean =>
  atLeast(item.grade, gradeIndex.线) && (item.flags & NO_CORROBORATION) === 0

const isRed = (firm: PairItem[], size: number, settings: RingSettings['level']): boolean => {
  if (hasRedItem(firm, size, settings)) return true
  const families = standingsOf(firm, size, settings)
  return leads(families).length >= settings.redFamilies && strengthOf(families) >= settings.redStrength
}

/** Families whose grade in the ring is a lead or better. */
const leads = (families: Standing[]): Standing[] =>
  families.filter((one) => atLeast(one.grade, gradeIndex.线))

/** A strong lead or better on one lot, within its cap, from more than co-bidding. */
const isStrongOnLot = (counted: PairItem[], size: number, settings: RingSettings['level']): boolean => {
  const onLot = counted.filter(
    (item) => isOnLot(item) && !isMeeting(item) && !(item.flags & ITEM_FLAGS.overCap),
  )
  return standingsOf(onLot, size, settings).some((one) => atLeast(one.grade, gradeIndex.强))
}

/**
 * Two persons or more, each a strong lead between the same two bidders: a namesake or a change of employer is
 * one.
 */
const sharesPersons = (counted: PairItem[], size: number, settings: RingSettings['level']): boolean => {
  const persons = counted.filter(
    (item) =>
      item.family === 'relation' &&
      item.value >= 0 &&
      atLeast(item.grade, gradeIndex.强) &&
      isCorroboration(item),
  )
  const byPair = new Map<number, Set<number>>()
  for (const item of persons)
    byPair.set(pairKey(item), (byPair.get(pairKey(item)) ?? new Set()).add(item.value))
  const several = persons.filter((item) => byPair.get(pairKey(item))!.size > 1)
  return standingsOf(several, size, settings).some((one) => one.grade !== undefined)
}

/**
 * A strong lead, or leads of two families that are no crowd's; co-bidding alone is neither. That a group
 * meets and who wins in it are two questions of one family: findings in two channels, each beyond `groupOdds`
 * bits, lead too.
 */
const isLed = (counted: PairItem[], size: number, settings: RingSettings['level']): boolean => {
  const own = counted.filter((item) => !(item.flags & ITEM_FLAGS.overCap))
  if (leads(standingsOf(own, size, settings)).length >= settings.yellowFamilies) return true
  const channels = [...channelBits(own, size, settings).values()]
  if (channels.filter((bits) => bits >= settings.groupOdds * BIT).length > 1) return true
  const beside = counted.filter((item) => !isMeeting(item))
  return standingsOf(beside, size, settings).some((one) => atLeast(one.grade, gradeIndex.强))
}

/**
 * Do the leads together say more than one fact could? Background says nothing here. Findings about the group
 * as a whole need say no more than that one group in so many asked would look so by chance: `groupOdds` bits
 * beyond it.
 */
const isLikely = (
  counted: PairItem[],
  { size, bidders, groups }: Asked,
  settings: RingSettings['level'],
): boolean => {
  if (groupBits(counted, size, settings) >= (Math.log2(groups) + settings.groupOdds) * BIT) return true
  const saying = onePerSource(counted.filter((item) => atLeast(item.grade, gradeIndex.线)))
  return jointBits(saying, size) >= settings.yellowOdds * (size - 1) * Math.log2(bidders) * BIT
}

/**
 * A strong finding about the group is a lead where one group in so many asked would show it by chance; of
 * turns in which the members win less is asked, `turnsOdds`, for they may be all that a ring shows. A lead
 * about the group's prices that is far beyond that is strong by itself: a ring that is the market's active
 * core meets no oftener than others so active, and only its prices and its count of joint lots, by which it
 * was found, betray it.
 */
const byChanceALead = (
  items: PairItem[],
  { groups }: Asked,
  { groupOdds, groupStrongOdds, turnsOdds }: RingSettings['level'],
): PairItem[] => {
  const beyond = (item: PairItem, odds: number): boolean =>
    item.groupBits! >= (Math.log2(groups) + odds) * BIT
  return items.map((item) => {
    if (item.groupBits === undefined) return item
    const odds = traceOf(item.rule) === 'turns' ? turnsOdds : groupOdds
    if (!beyond(item, odds)) return { ...item, grade: Math.max(item.grade, gradeIndex.线) }
    const isStrong = item.family === 'price' && beyond(item, groupStrongOdds)
    return isStrong ? { ...item, grade: Math.min(item.grade, gradeIndex.强) } : item
  })
}

/** Bits of all channels' best findings together; 0 unless two channels or more speak. */
const groupBits = (counted: PairItem[], size: number, settings: RingSettings['level']): number => {
  const best = channelBits(counted, size, settings)
  return best.size < 2 ? 0 : [...best.values()].reduce((sum, bits) => sum + bits, 0)
}

/** Bits, × 2^16, of the best finding of each channel about more than half of the members. */
const channelBits = (
  counted: PairItem[],
  size: number,
  { majority }: RingSettings['level'],
): Map<Channel, number> => {
  const best = new Map<Channel, number>()
  const touched = new Map<string, Set<number>>()
  for (const item of counted) {
    if (item.groupBits === undefined || !atLeast(item.grade, gradeIndex.线)) continue
    const members = touched.get(item.rule) ?? new Set()
    touched.set(item.rule, members.add(item.a).add(item.b))
  }
  for (const { rule, family, groupBits: bits = 0 } of counted) {
    if ((touched.get(rule)?.size ?? 0) <= majority * size) continue
    const channel = channelOf(rule, family)
    best.set(channel, Math.max(best.get(channel) ?? 0, bits))
  }
  return best
}

/**
 * What tends to come from one source counts once on a pair, over all families: values over their caps (a
 * bookkeeper's phone and finance officer), the place (an incubator's address and its gateway), and across
 * lots one person and that person's phone.
 */
const SOURCES: readonly ((item: PairItem) => boolean)[] = [
  (item) => (item.flags & ITEM_FLAGS.overCap) !== 0,
  ({ rule }) => traceOf(rule) === 'address' || traceOf(rule) === 'premises',
  (item) =>
    (item.flags & ITEM_FLAGS.acrossLots) !== 0 && (item.family === 'relation' || item.family === 'contact'),
]

const onePerSource = (items: PairItem[]): PairItem[] =>
  SOURCES.reduce((left, isOfSource) => {
    const best = new Map<number, PairItem>()
    for (const item of left)
      if (isOfSource(item) && item.bits > (best.get(pairKey(item))?.bits ?? -1)) best.set(pairKey(item), item)
    return left.filter((item) => !isOfSource(item) || best.get(pairKey(item)) === item)
  }, items)

const pairKey = ({ a, b }: PairItem): number => b * (b - 1) + 2 * a

const isOnLot = (item: PairItem): boolean =>
  item.lots.length > 0 && !(item.flags & (ITEM_FLAGS.acrossLots | ITEM_FLAGS.noJointLot))

const hasRedItem = (firm: PairItem[], size: number, settings: RingSettings['level']): boolean => {
  const items = firm.filter(
    (item) => atLeast(item.grade, gradeIndex.视) && isOnLot(item) && !BEHAVIOUR.has(item.family),
  )
  return standingsOf(items, size, settings).some((one) => one.grade !== undefined)
}

/**
 * Items without those over the cap that stand alone on their pair: beside them no lead of another origin that
 * is not itself a crowd's, a template's or a provider's, and says at least what makes a tie, half of log2 N.
 */
const withSecondWitness = (items: PairItem[], bidders: number): PairItem[] => {
  const least = (Math.log2(bidders) / 2) * BIT

  if (!items.some((item) => item.flags & ITEM_FLAGS.overCap)) return items
  const origins = new Map<number, Set<Family>>()
  for (const item of items) {
    if (!isWitness(item) || item.bits < least || isLoneAddress(item)) continue
    const pair = pairKey(item)
    origins.set(pair, (origins.get(pair) ?? new Set()).add(originOf(item)))
  }
  return items.filter((item) => {
    if (!(item.flags & ITEM_FLAGS.overCap)) return true
    return [...(origins.get(pairKey(item)) ?? [])].some((one) => one !== originOf(item))
  })
}

/** One address on one lot: the next bidder's as likely. */
const isLoneAddress = (item: PairItem): boolean =>
  traceOf(item.rule) === 'address' && item.lots.length < 2 && !atLeast(item.grade, gradeIndex.强)

/** Behaviour witnesses no file; an author's name comes with a template and with a computer alike. */
const isWitness = (item: PairItem): boolean =>
  isCorroboration(item) && !BEHAVIOUR.has(item.family) && traceOf(item.rule) !== 'author'

/**
 * One computer leaves its codes in the upload and in the file, and its address: one origin, not two
 * witnesses.
 */
const OF_COMPUTER = new Set<Trace | undefined>(['machine-file', 'file-code'])
const originOf = (item: PairItem): Family => (OF_COMPUTER.has(traceOf(item.rule)) ? 'device' : item.family)

/**
 * Families of the items, in the order of the list of families; each member by the best item that touches it.
 */
const standingsOf = (items: PairItem[], size: number, settings: RingSettings['level']): Standing[] => {
  const best = new Map<Family, Uint8Array>()
  for (const { family, grade, a, b } of items) {
    const own = best.get(family) ?? new Uint8Array(size).fill(UNTOUCHED)
    best.set(family, own)
    if (grade < own[a]!) own[a] = grade
    if (grade < own[b]!) own[b] = grade
  }
  return FAMILIES.flatMap((family) => {
    const own = best.get(family)
    return own ? [standingOf(family, own, settings.majority * size)] : []
  })
}

const standingOf = (family: Family, best: Uint8Array, more: number): Standing => {
  const touched = new Array<number>(GRADES.length).fill(0)
  for (const grade of best) if (grade !== UNTOUCHED) touched[grade]!++
  let members = 0
  let counted: number | undefined
  for (let grade = 0; grade < GRADES.length; grade++) {
    members += touched[grade]!
    if (members > more) counted ??= grade
  }
  return { family, grade: counted, members }
}
const UNTOUCHED = 255

const strengthOf = (families: Standing[]): number =>
  1 -
  families.reduce(
    (rest, { grade }) => rest * (atLeast(grade, gradeIndex.线) ? 1 - GRADE_WEIGHT[GRADES[grade!]!] : 1),
    1,
  )

const atLeast = (grade: number | undefined, wanted: number): boolean => grade !== undefined && grade <= wanted
