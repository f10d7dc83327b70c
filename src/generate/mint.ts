import { dayOf, dayText } from './clock.js'
import { creditCode, identityNumber, organisationBody } from './identifiers.js'
import { Random } from './random.js'
import { GIVEN, REGIONS, SURNAMES } from './words.js'

export interface Person {
  name: string
  idNo: string
  phone: string
}
/** One computer; `macs` has two entries for a portable. */
export interface Machine {
  macs: readonly string[]
  cpu: string
  disk: string
  board: string
  code: string
}

const VENDORS = [
  'F875A4',
  '3C7C3F',
  '00E04C',
  'B42E99',
  '8CEC4B',
  '54E1AD',
  '98FA9B',
  '2CF05D',
  'D8BBC1',
  '04D9F5',
]
const CPUS = [
  'BFEBFBFF000906EA',
  'BFEBFBFF000906E9',
  'BFEBFBFF000A0653',
  'BFEBFBFF000506E3',
  'BFEBFBFF000906A3',
  '178BFBFF00810F81',
  '178BFBFF00870F10',
  'BFEBFBFF000806EC',
  'BFEBFBFF000B0671',
]
const DISKS: readonly [string, number][] = [
  ['WD-WXA1E', 7],
  ['S3Z9NB0K', 7],
  ['ZA46', 4],
  ['50026B76', 8],
  ['2032E40', 5],
]
const MOBILE = ['138', '139', '135', '136', '137', '150', '158', '159', '186', '133', '189', '176']
const BIRTHS = dayOf(1962, 1, 1)

/**
 * Values that are new each time: people, machines, numbers. A counter spread over the whole range, so nothing
 * collides by chance.
 */
export class Mint {
  private readonly counters = new Map<string, number>()
  private readonly offset: number
  private readonly rng: Random

  constructor(seed: string | number) {
    this.rng = new Random(seed, 'mint')
    this.offset = this.rng.int(1, 1_000_000)
  }

  /** the next number of a series, spread over 0 … range − 1 without repetition */
  number(series: string, range: number): number {
    const n = this.counters.get(series) ?? 0
    this.counters.set(series, n + 1)
    return ((n + this.offset) * 7_368_787 + 104_729) % range
  }

  creditCode(region: string): string {
    return creditCode('91', region, organisationBody(this.number('organisation', 857_375_003)))
  }

  publicCode(region: string): string {
    return creditCode('11', region, String(this.number('public', 99_999_989)).padStart(8, '0'))
  }

  phone(): string {
    const n = this.number('phone', 1_199_999_993)
    return MOBILE[Math.floor(n / 1e8)]! + String(n % 1e8).padStart(8, '0')
  }

  landline(): string {
    return `0580-${5_000_000 + this.number('landline', 999_983)}`
  }

  person(rng: Random): Person {
    const n = this.number('person', 12_599_999)
    const area = rng.chance(0.8) ? rng.pick(REGIONS.slice(0, 4)).code : rng.pick(REGIONS).code
    const birth = dayText(BIRTHS + (n % 12_600)).replaceAll('-', '')
    const given = rng.pick(GIVEN) + (rng.chance(0.72) ? rng.pick(GIVEN) : '')
    return {
      name: SURNAMES[Math.floor(rng.float() ** 2 * SURNAMES.length)]! + given,
      idNo: identityNumber(area, birth, Math.floor(n / 12_600)),
      phone: this.phone(),
    }
  }

  mac(rng: Random): string {
    const hex = rng.pick(VENDORS) + this.number('mac', 16_777_213).toString(16).toUpperCase().padStart(6, '0')
    return hex.match(/../g)!.join(':')
  }

  machine(rng: Random): Machine {
    const n = this.number('machine', 60_466_169).toString(36).toUpperCase()
    const [prefix, length] = rng.pick(DISKS)
    const board = rng.chance(0.18)
      ? rng.pick(['To be filled by O.E.M.', 'Default string', 'None'])
      : `PF${n.padStart(6, '0')}`
    return {
      macs: rng.chance(0.15) ? [this.mac(rng), this.mac(rng)] : [this.mac(rng)],
      cpu: rng.pick(CPUS),
      disk: prefix + n.padStart(length, '0'),
      board,
      code: rng.hex(16).toUpperCase(),
    }
  }

  lock(): string {
    return `GL-${10_000_000 + this.number('lock', 89_999_999)}`
  }

  account(rng: Random, bank: string): string {
    return `${bank}${rng.int(1000, 9999)}${String(this.number('account', 999_999_937)).padStart(12, '0')}`
  }

  certificate(): string {
    return `CA${String(this.number('certificate', 9_999_991)).padStart(8, '0')}`
  }

  login(): string {
    return `u${String(this.number('login', 999_983)).padStart(6, '0')}`
  }

  guarantee(year: number): string {
    return `BH${year}${String(this.number('guarantee', 99_999_971)).padStart(8, '0')}`
  }

  ip(rng: Random, prefix: string): string {
    return `${prefix}.${rng.int(0, 255)}.${rng.int(1, 254)}`
  }
}
