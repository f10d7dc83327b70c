import type { Seat } from './attendance.js'
import { yuan } from './bid-row.js'
import { dayText, yearOf } from './clock.js'
import { type Firm, LAST_DAY } from './firms.js'
import type { Lot } from './lots.js'
import { Mint } from './mint.js'
import type { Output } from './output.js'
import type { Offer } from './prices.js'
import { Random } from './random.js'
import { TRADES } from './trades.js'
import { REGIONS } from './words.js'
import type { World } from './world.js'

/** contracts of a market that are on record: large markets keep no more */
const MOST_CONTRACTS = 20_000
const LABOUR_FIRMS = 12

interface Outsider {
  id: string
  name: string
}

/**
 * What follows the awards: contracts, subcontracts, settlements, and penalties. A few in a hundred are out of
 * order in one way each: settled far above the bid, staff absent or soon replaced, the licence lent, the work
 * passed on.
 */
export class Aftermath {
  private readonly outsiders: { labour: Outsider[]; trades: Outsider[] }
  private readonly share: number
  /** identity number of a manager → last day of the contract he is busy with */
  private readonly busy = new Map<string, number>()
  private contracts = 0

  constructor(
    private readonly world: World,
    private readonly output: Output,
    lots: number,
  ) {
    const mint = new Mint(`${world.seed}/outsiders`)
    const make = (kind: string, n: number): Outsider => ({
      id: mint.creditCode(REGIONS[0]!.code),
      name: `${REGIONS[0]!.city}${'春夏秋冬东南西北山海江河'[n]}${kind}有限公司`,
    })
    this.outsiders = {
      labour: Array.from({ length: LABOUR_FIRMS }, (_, n) => make('劳务', n)),
      trades: Array.from({ length: LABOUR_FIRMS }, (_, n) => make('专业工程', n)),
    }
    this.share = Math.min(0.7, MOST_CONTRACTS / lots)
  }

  write(lot: Lot, seats: readonly Seat[], offers: readonly Offer[]): void {
    const rng = new Random(this.world.seed, 'contract', lot.index)
    const won = offers.findIndex((offer) => offer.won)
    if (won < 0 || !rng.chance(this.share)) return
    this.writeContract(lot, this.world.firms[seats[won]!.firm]!, offers[won]!.amount, rng)
  }

  private writeContract(lot: Lot, firm: Firm, amount: number, rng: Random): void {
    const signed = Math.floor(lot.awarded / 1440) + rng.int(4, 28)
    const starts = signed + rng.int(5, 30)
    const ends = starts + rng.int(60, 420)
    const id = `HT${yearOf(lot.day)}${String(++this.contracts).padStart(6, '0')}`
    const manager = this.managerOf(firm, signed, ends, rng)
    const fault = rng.weighted([88, 3, 2, 2, 2, 1.5, 1.5])
    const over = fault === 1 ? rng.between(0.15, 0.4) : 0.02 + 0.025 * rng.normal()
    const isLent = fault === 4
    const changed = fault === 3 || rng.chance(0.03)
    this.output.writeAsIs('contracts', {
      contract_id: id,
      lot_id: lot.id,
      bidder_id: firm.id,
      bidder_name: firm.name,
      price: yuan(amount),
      signed_at: dayText(signed),
      starts_on: dayText(starts),
      ends_on: dayText(ends),
      settlement_price: ends < LAST_DAY ? yuan(Math.round(amount * (1 + over))) : '',
      change_reason: over > 0.06 && fault !== 1 ? '地质条件变化' : '',
      manager_name: manager?.name ?? '',
      manager_id_no: manager?.idNo ?? '',
      manager_changed_on: changed ? dayText(starts + (fault === 3 ? rng.int(5, 60) : rng.int(120, 200))) : '',
      change_approval: changed && fault !== 3 ? `变更批复${id.slice(-4)}号` : '',
      attendance: rng.chance(0.6)
        ? (fault === 2 ? rng.between(0.2, 0.55) : rng.between(0.72, 0.99)).toFixed(2)
        : '',
      site_lead_id_no: isLent ? strangerOn(lot, this.world.seed) : '',
      payee: isLent ? `${firm.name.slice(0, 2)}工程服务部` : rng.chance(0.5) ? firm.name : '',
      management_fee: isLent ? '0.02' : '',
      record_verified: rng.chance(0.5) ? (fault === 5 ? '0' : '1') : '',
    })
    if (TRADES[lot.trade]!.category === 'works') this.writeSubcontracts(id, amount, signed, fault === 6, rng)
  }

  /** A builder of the firm who is not busy elsewhere; none where all are. */
  private managerOf(
    firm: Firm,
    from: number,
    to: number,
    rng: Random,
  ): Firm['builders'][number]['thing'] | undefined {
    const free = firm.builders
      .filter((one) => one.from <= from && from <= one.to)
      .map(({ thing }) => thing)
      .filter(({ idNo }) => (this.busy.get(idNo) ?? 0) < from)
    if (free.length === 0) return undefined
    const manager = rng.pick(free)
    this.busy.set(manager.idNo, to)
    return manager
  }

  private writeSubcontracts(
    contract: string,
    amount: number,
    signed: number,
    passesOn: boolean,
    rng: Random,
  ): void {
    const add = (to: Outsider, kind: string, share: number, more: Record<string, string> = {}): void =>
      this.output.writeAsIs('subcontracts', {
        contract_id: contract,
        subcontractor_id: to.id,
        subcontractor_name: to.name,
        kind,
        amount: yuan(Math.round(amount * share)),
        signed_at: dayText(signed + rng.int(5, 60)),
        qualified: '1',
        approved: '1',
        ...more,
      })
    if (rng.chance(0.4)) add(rng.pick(this.outsiders.labour), 'labour', rng.between(0.08, 0.2))
    if (rng.chance(0.2)) add(rng.pick(this.outsiders.trades), 'professional', rng.between(0.05, 0.25))
    const breach = passesOn ? 0 : rng.weighted([0, 1, 1, 98])
    if (breach === 0) add(rng.pick(this.outsiders.trades), 'professional', rng.between(0.82, 0.95))
    if (breach === 1) add(rng.pick(this.outsiders.trades), 'main', rng.between(0.2, 0.4))
    if (breach === 2)
      add(rng.pick(this.outsiders.trades), 'professional', rng.between(0.1, 0.3), {
        qualified: '0',
        approved: '0',
      })
  }

  /** A few firms have been punished, those of rings oftener, hardly ever for collusion. */
  writePenalties(): void {
    for (const firm of this.world.firms) {
      const rng = new Random(this.world.seed, 'penalty', firm.index)
      if (!rng.chance(firm.ring >= 0 ? 0.08 : 0.015)) continue
      const day = Math.max(firm.registered + 200, LAST_DAY - rng.int(30, 1500))
      const kind = rng.pick([
        'fraud',
        'subcontracting',
        'other',
        'other',
        firm.ring >= 0 ? 'collusion' : 'other',
      ])
      this.output.writeAsIs('penalties', {
        bidder_id: firm.id,
        doc_no: `${REGIONS[firm.region]!.name.slice(0, 2)}罚决字〔${yearOf(day)}〕第${rng.int(1, 400)}号`,
        authority: `${REGIONS[firm.region]!.name}住房和城乡建设局`,
        decided_on: dayText(day),
        kind,
        fine: yuan(rng.int(10, 200) * 100_000),
        revoked: rng.chance(0.05) ? '1' : '0',
      })
    }
  }
}

/** Somebody on site whom no register knows. */
const strangerOn = (lot: Lot, seed: string | number): string => {
  const rng = new Random(seed, 'site lead', lot.index)
  return new Mint(`${seed}/site/${lot.index}`).person(rng).idNo
}
