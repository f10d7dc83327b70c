import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { AccountBook } from '../casebook/accounts/account-book.js'
import type { CapacityRecord, OfficeRecord } from '../casebook/accounts/offices.js'
import { AppError } from '../domain/errors.js'
import { CAPACITY_KINDS, READS_LEADS } from '../domain/seat.js'
import { readJsonFile } from '../formats/json-file.js'

const Day = z.iso.date()
const Id = z.string().regex(/^O-[a-z0-9-]{1,30}$/)
const Capacity = z.strictObject({
  id: z.string().regex(/^O-[a-z0-9-]{1,30}\/[A-Z][a-z0-9-]*$/),
  kind: z.enum(CAPACITY_KINDS),
  industries: z.array(z.string().min(1)),
  regions: z.array(z.string().regex(/^\d{2,12}$/)),
  fromDay: Day,
  toDay: Day.nullable(),
  basis: z.string().min(1),
})
const Office = z.strictObject({
  id: Id,
  code: z.string().min(1),
  name: z.string().min(1),
  short: z.string().min(1),
  level: z.enum(['county', 'city', 'province']),
  activeFrom: Day,
  activeTo: Day.nullable(),
  capacities: z.array(Capacity).min(1),
})
/** The file of a county's offices: datasets/offices has one to copy. */
const OfficeFile = z.strictObject({
  format: z.literal('biaojian-offices/1'),
  county: z.strictObject({ code: z.string().regex(/^\d{6}$/), name: z.string().min(1) }),
  source: z.string(),
  regions: z.array(z.string().min(1)),
  offices: z.array(Office).min(1),
})

export interface OfficesAndCapacities {
  offices: OfficeRecord[]
  capacities: CapacityRecord[]
}

/** Reads a file of offices. Fails with `invalid_input` that says where it is wrong. */
export const readOffices = (path: string): OfficesAndCapacities => {
  const parsed = OfficeFile.safeParse(readJsonFile(path, `the offices in ${path}`))
  if (!parsed.success) {
    const { path: where, message } = parsed.error.issues[0]!
    throw new AppError('invalid_input', `Cannot read the offices in ${path}: ${where.join('.')}: ${message}`)
  }
  const { offices } = parsed.data
  checkExchanges(offices)
  return {
    offices: offices.map(({ capacities: _capacities, ...office }) => office),
    capacities: offices.flatMap(({ id, capacities }) => capacities.map((one) => ({ ...one, office: id }))),
  }
}

/** The file that comes with the program: 嵊泗县. */
export const BUNDLED_OFFICES = fileURLToPath(
  new URL('../../datasets/offices/shengsi-330922.json', import.meta.url),
)

let bundled: OfficesAndCapacities | undefined

/** Offices of the case book; those that come with the program where it has none. */
export const officesToTry = (book: Pick<AccountBook, 'offices' | 'capacities'>): OfficesAndCapacities => {
  const offices = book.offices()
  if (offices.length > 0) return { offices, capacities: book.capacities() }
  bundled ??= readOffices(BUNDLED_OFFICES)
  return bundled
}

/** Writes them over those of the same id; the same file twice changes nothing. */
export const seedOffices = (book: AccountBook, { offices, capacities }: OfficesAndCapacities): void =>
  book.putOffices(offices, capacities)

/** An office serves an exchange or reads leads, never both on one day. */
const checkExchanges = (offices: readonly z.infer<typeof Office>[]): void => {
  for (const { id, capacities } of offices) {
    const exchange = capacities.filter(({ kind }) => kind === 'X')
    const readers = capacities.filter(({ kind }) => READS_LEADS.has(kind))
    const meet = exchange.some((x) =>
      readers.some((r) => x.fromDay <= (r.toDay ?? '9999') && r.fromDay <= (x.toDay ?? '9999')),
    )
    if (meet)
      throw new AppError(
        'invalid_input',
        `The office ${id} serves an exchange and reads leads on the same days`,
      )
  }
}
