import type { ReportRecord } from '../casebook/casebook.js'
import { AppError } from '../domain/errors.js'
import { kindsWhere, PERSONAL_KINDS, type ValueKind } from '../domain/value-kind.js'

/**
 * The role matrix (domain.md §3.6): what each role may see and do. `exchange` runs the trading platform and
 * sees how its data arrives, never the leads (service and supervision are kept apart); `by-case`
 * (procuratorate, court, inspection, finance) sees nothing until a case opens it; `system` keeps the service
 * running and reads no case data.
 */
export type Right =
  /** suspected rings and everything drawn from them: evidence, flags of lots, runs, checks */
  | 'rings'
  /** bidders, lots, bids, values and chains between them */
  | 'records'
  /** data quality, quarantine, counts */
  | 'quality'
  | 'import'
  | 'detect'
  /** reports of an edition that the role may see, and schedules of them, made and kept */
  | 'make-reports'
  /** reports and letters that name bidders, buyers and lots */
  | 'internal-reports'
  /** personal values in clear, each time with a stated purpose */
  | 'unmask'
  | 'metrics'

interface Grant {
  rights: readonly Right[]
  /** kinds of values that are withheld altogether, not only masked */
  withheld: readonly ValueKind[]
}

const MONEY = kindsWhere(({ money }) => money)

const MATRIX = {
  police: {
    rights: ['rings', 'records', 'quality', 'detect', 'make-reports', 'unmask', 'internal-reports'],
    withheld: [],
  },
  discipline: {
    rights: ['rings', 'records', 'quality', 'detect', 'make-reports', 'unmask', 'internal-reports'],
    withheld: [],
  },
  regulator: { rights: ['rings', 'records', 'quality', 'detect', 'make-reports'], withheld: MONEY },
  audit: { rights: ['rings', 'records', 'quality'], withheld: [] },
  coordination: { rights: ['rings', 'records', 'quality', 'detect', 'make-reports'], withheld: MONEY },
  exchange: { rights: ['quality', 'import'], withheld: [] },
  'by-case': { rights: [], withheld: [] },
  system: { rights: ['quality', 'import', 'detect', 'metrics'], withheld: [] },
  /** whoever sits at the machine while no keys are configured */
  local: {
    rights: [
      'rings',
      'records',
      'quality',
      'import',
      'detect',
      'make-reports',
      'metrics',
      'internal-reports',
    ],
    withheld: [],
  },
} as const satisfies Record<string, Grant>

export type Role = keyof typeof MATRIX
export const ROLES = Object.keys(MATRIX) as Role[]
/** Roles a key can be given. */
export const KEY_ROLES = ROLES.filter((role) => role !== 'local')

export const isRole = (text: string): text is Role => Object.hasOwn(MATRIX, text)

export const may = (role: Role, right: Right): boolean =>
  (MATRIX[role].rights as readonly Right[]).includes(right)

/** What the role may do, in the order of the table. */
export const rightsOf = (role: Role): readonly Right[] => MATRIX[role].rights

/** Fails with `forbidden` unless the role has one of the rights. */
export const demand = (role: Role, ...rights: Right[]): void => {
  if (!rights.some((right) => may(role, right)))
    throw new AppError('forbidden', `The role "${role}" has no right to ${rights.join(' or ')}`)
}

/** Kinds whose values the role may not see at all, and therefore not ask for either. */
export const withheldFrom = (role: Role): readonly ValueKind[] => MATRIX[role].withheld

/**
 * Fails with `forbidden` when values of the kind are withheld from the role: a question would confirm what it
 * may not see.
 */
export const demandKind = (
  { role, withheld }: { role: Role; withheld: readonly ValueKind[] },
  kind: ValueKind,
): void => {
  if (withheld.includes(kind))
    throw new AppError('forbidden', `Values of the kind ${kind} are withheld from the role "${role}"`)
}

/**
 * Whether a role may end or remove what another has begun: its own role's things, and those of a role that
 * may do less than it, in everything. Nobody's things are anybody's who may begin such a thing.
 */
export const mayEnd = (role: Role, owner: string | undefined): boolean => {
  if (owner === undefined || owner === 'local' || role === owner) return true
  if (!isRole(owner)) return true
  const [mine, theirs] = [MATRIX[role].rights, MATRIX[owner].rights] as readonly (readonly Right[])[]
  return theirs!.length < mine!.length && theirs!.every((right) => mine!.includes(right))
}

type Edition = ReportRecord['edition']

/** What it takes to see an edition of a report: the public one is for whoever has a key. */
const EDITION_NEEDS: Record<Edition, Right | undefined> = {
  internal: 'internal-reports',
  circulation: 'rings',
  public: undefined,
}

export const maySeeEdition = (role: Role, edition: Edition): boolean => {
  const right = EDITION_NEEDS[edition]
  return right === undefined || may(role, right)
}

/** Fails with `forbidden` unless the role may see the edition. */
export const demandEdition = (role: Role, edition: Edition): void => {
  const right = EDITION_NEEDS[edition]
  if (right !== undefined) demand(role, right)
}

/** How a value of a kind is shown. */
export type Showing = 'clear' | 'masked' | 'withheld'

export const showing = (role: Role, kind: ValueKind, unmasked: boolean): Showing => {
  if ((MATRIX[role].withheld as readonly ValueKind[]).includes(kind)) return 'withheld'
  return PERSONAL_KINDS.has(kind) && !unmasked ? 'masked' : 'clear'
}

/** Roles that show every kind alike share their masked answers: the key of that sharing. */
export const maskClass = (role: Role, unmasked: boolean): string =>
  `${unmasked ? 'clear' : 'masked'}-${MATRIX[role].withheld.length > 0 ? 'no-money' : 'all'}`
