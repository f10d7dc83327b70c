import type { Seat } from './attendance.js'
import { timeText } from './clock.js'
import type { Lot } from './lots.js'
import { Mint, type Person } from './mint.js'
import type { Output } from './output.js'
import type { Offer } from './prices.js'
import { Random } from './random.js'
import type { PlannedRing } from './rings.js'
import type { Row } from './row.js'
import { TRADES } from './trades.js'
import { REGIONS } from './words.js'
import type { World } from './world.js'

/** Somebody of a region's library of experts; `leniency` in points of a hundred. */
interface Expert {
  id: string
  person: Person
  unit: { id: string; name: string }
  account: string
  leniency: number
}

/** One room of a region: a terminal a seat. */
interface Room {
  macs: string[]
  address: string
}

const LIBRARY = 40
const SEATS = 7
const COMMITTEE = 5
/** lots of a market that have a committee on record, and of those with scores: large markets keep no more */
const MOST_COMMITTEES = 20_000
const MOST_SCORED = 1500

const ITEMS = [
  { item: '技术方案', part: 'technical', max: 40 },
  { item: '项目管理机构', part: 'technical', max: 20 },
] as const

/**
 * Committees and their scores. Honest experts differ in leniency and in what they see in a bid. Every third
 * ring has a friend in its region's library, who sits when the ring comes and marks its winner up; on some
 * lots of every fourth ring one hand scores under two accounts. Now and then somebody judges a bidder that
 * employs him, or stands back.
 */
export class Committees {
  private readonly libraries: Expert[][]
  private readonly rooms: Room[]
  private readonly shares: { committee: number; scores: number }

  constructor(
    private readonly world: World,
    private readonly rings: readonly PlannedRing[],
    private readonly output: Output,
    { lots, regions }: { lots: number; regions: number },
  ) {
    const rng = new Random(world.seed, 'experts')
    const mint = new Mint(`${world.seed}/experts`)
    this.libraries = Array.from({ length: regions }, (_, r) =>
      Array.from({ length: LIBRARY }, (_, e) => ({
        id: `ZJ${REGIONS[r]!.code}${String(e + 1).padStart(3, '0')}`,
        person: mint.person(rng),
        unit: { id: mint.creditCode(REGIONS[r]!.code), name: `${REGIONS[r]!.city}${rng.pick(UNITS)}` },
        account: `pw${r}${String(e + 1).padStart(3, '0')}`,
        leniency: 2 * rng.normal(),
      })),
    )
    this.rooms = Array.from({ length: regions }, (_, r) => ({
      macs: Array.from({ length: SEATS }, () => mint.mac(rng)),
      address: `10.33.${r}`,
    }))
    this.shares = {
      committee: Math.min(1, MOST_COMMITTEES / lots),
      scores: Math.min(0.6, MOST_SCORED / lots),
    }
  }

  write(lot: Lot, seats: readonly Seat[], offers: readonly Offer[]): void {
    const rng = new Random(this.world.seed, 'committee', lot.index)
    if (!['open', 'invited'].includes(lot.method) || seats.length < 3 || !rng.chance(this.shares.committee))
      return
    const ring = this.rings[seats.find((seat) => seat.ring >= 0)?.ring ?? -1]
    const friend = ring && ring.index % 3 === 0 ? this.friendOf(ring, lot.region) : undefined
    const comes = friend !== undefined && rng.chance(0.85)
    const others = rng.sample(
      this.libraries[lot.region]!.filter((expert) => expert !== friend),
      comes ? COMMITTEE - 1 : COMMITTEE,
    )
    const members = comes ? [friend, ...others] : others
    const employer = rng.chance(0.006) ? this.world.firms[rng.pick(seats).firm]! : undefined
    const stoodBack = employer !== undefined && rng.chance(0.5)
    members.forEach((expert, m) => {
      const isTied = employer !== undefined && m === members.length - 1
      this.output.writeAsIs('experts', {
        ...this.seatRow(lot, expert, m, rng),
        role: m === 1 ? 'leader' : 'expert',
        unit_id: isTied ? employer.id : expert.unit.id,
        unit_name: isTied ? employer.name : expert.unit.name,
        recused: isTied && stoodBack ? '1' : '0',
      })
    })
    this.output.writeAsIs('experts', {
      lot_id: lot.id,
      expert_id: `YZ${lot.buyerOrg.id.slice(-6)}`,
      role: 'owner',
      unit_id: lot.buyerOrg.id,
      unit_name: lot.buyerOrg.name,
    })
    if (!['comprehensive', 'award-separation'].includes(lot.evaluation) || !rng.chance(this.shares.scores))
      return
    const judging = stoodBack ? members.slice(0, -1) : members
    this.writeScores(lot, seats, offers, judging, { friend, ring, rng })
  }

  private friendOf(ring: PlannedRing, region: number): Expert {
    return this.libraries[region]![(ring.index * 7 + 3) % LIBRARY]!
  }

  private seatRow(lot: Lot, expert: Expert, seat: number, rng: Random): Row {
    const { macs, address } = this.rooms[lot.region]!
    return {
      lot_id: lot.id,
      expert_id: expert.id,
      expert_name: expert.person.name,
      expert_id_no: rng.chance(0.95) ? expert.person.idNo : '',
      category: TRADES[lot.trade]!.category,
      library: `${REGIONS[lot.region]!.city}综合评标专家库`,
      phone: expert.person.phone,
      drawn_at: timeText(lot.opened - rng.int(60, 1200)),
      signed_in_at: timeText(lot.opened + rng.int(5, 40)),
      seat: `${lot.region + 1}-${seat + 1}`,
      ip: `${address}.${seat + 11}`,
      mac: macs[seat]!,
      account: expert.account,
    }
  }

  private writeScores(
    lot: Lot,
    seats: readonly Seat[],
    offers: readonly Offer[],
    judging: readonly Expert[],
    { friend, ring, rng }: { friend: Expert | undefined; ring: PlannedRing | undefined; rng: Random },
  ): void {
    const { macs, address } = this.rooms[lot.region]!
    const isHijacked = ring !== undefined && ring.index % 4 === 1 && rng.chance(0.3)
    const shown = seats.map((seat, i) => ({ seat, offer: offers[i]!, quality: 5 * rng.normal() })).slice(0, 8)
    const clocks = judging.map(() => lot.opened + rng.int(70, 110))
    const seen = new Set<string>()
    for (const { seat, offer, quality } of shown) {
      const bidder = this.world.firms[seat.firm]!.id
      if (offer.status !== 'valid' || seen.has(bidder)) continue
      seen.add(bidder)
      for (const { item, part, max } of ITEMS)
        judging.forEach((expert, m) => {
          const isFavour = expert === friend && seat.ring >= 0 && offer.won
          const share = 78 + quality + expert.leniency + 2.5 * rng.normal() + (isFavour ? 14 : 0)
          const hand = isHijacked && m === 1 ? 0 : m
          clocks[m] =
            isHijacked && m === 1 ? clocks[0]! + rng.int(1, 2) / 60 : clocks[m]! + rng.int(60, 400) / 60
          this.output.writeAsIs('scores', {
            lot_id: lot.id,
            expert_id: expert.id,
            bidder_id: bidder,
            item,
            part,
            score: String(Math.round((Math.min(99, Math.max(40, share)) / 100) * max * 10) / 10),
            max_score: String(max),
            scored_at: timeText(clocks[m]!),
            seat: `${lot.region + 1}-${hand + 1}`,
            ip: `${address}.${hand + 11}`,
            mac: macs[hand]!,
            account: expert.account,
          })
        })
    }
  }
}

const UNITS = [
  '规划设计院',
  '建设工程质量监督站',
  '职业技术学院',
  '水利勘测设计院',
  '造价咨询中心',
  '退休人员服务中心',
]
