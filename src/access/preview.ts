import { type Decider, decideOver, IN_FORCE, type Row, type Tables } from './decide.js'
import { FIELD_CLASSES, type FieldCell, type FieldClass, type Shown } from './field-classes.js'
import { cellText } from './matrix-csv.js'
import { RESOURCES, type Resource, STANDINGS, type Standing, type Word } from './resources.js'
import type { WorkRow } from './rows.js'

/** A cell that another matrix has otherwise, and what that means to whoever stands in its column. */
export interface CellChange {
  table: 'resource' | 'field'
  name: Resource | FieldClass
  standing: Standing
  before: string
  after: string
  /** both: some rows more and some less; same: the same rows by another word */
  effect: 'gains' | 'loses' | 'both' | 'same'
}

/** Every cell in which two matrices differ, in the order of the tables. */
export const changedCells = (before: Tables, after: Tables): CellChange[] => [
  ...namesOf(RESOURCES).flatMap((name) =>
    STANDINGS.flatMap((standing): CellChange[] => {
      const [was, is] = [before.resources[name][standing], after.resources[name][standing]]
      if (was === is) return []
      return [
        {
          table: 'resource',
          name,
          standing,
          before: was,
          after: is,
          effect: effectOf(seenBy(was), seenBy(is)),
        },
      ]
    }),
  ),
  ...namesOf(FIELD_CLASSES).flatMap((name) =>
    STANDINGS.flatMap((standing): CellChange[] => {
      const [was, is] = [before.fields[name][standing], after.fields[name][standing]]
      if (cellText(was) === cellText(is)) return []
      const effect = effectOf(depthsOf(was), depthsOf(is))
      return [{ table: 'field', name, standing, before: cellText(was), after: cellText(is), effect }]
    }),
  ),
]

/**
 * What a person sees otherwise with other seats: of each cell that changes, the words or letters of all
 * seats.
 */
export interface SeatChange {
  table: CellChange['table']
  name: Resource | FieldClass
  before: string
  after: string
  effect: CellChange['effect']
}

/**
 * What a person with these standings gains and loses against those before, in the order of the tables: a row
 * is seen where it is seen from any seat, since seats may be changed at will.
 */
export const seatChanges = (
  before: readonly Standing[],
  after: readonly Standing[],
  { resources, fields }: Tables = IN_FORCE,
): SeatChange[] => [
  ...namesOf(RESOURCES).flatMap((name) => {
    const words = (of: readonly Standing[]): Word[] => [...new Set(of.map((one) => resources[name][one]))]
    const seen = (of: readonly Word[]): number[] => most(of.map(seenBy), SEEN_NOTHING)
    return changeIn('resource', name, [words(before), words(after)], seen)
  }),
  ...namesOf(FIELD_CLASSES).flatMap((name) => {
    const cells = (of: readonly Standing[]): string[] => [
      ...new Set(of.map((one) => cellText(fields[name][one]))),
    ]
    const depths = new Map(STANDINGS.map((one) => [cellText(fields[name][one]), depthsOf(fields[name][one])]))
    const deep = (of: readonly string[]): number[] =>
      most(
        of.map((text) => depths.get(text)!),
        [0, 0, 0],
      )
    return changeIn('field', name, [cells(before), cells(after)], deep)
  }),
]

const changeIn = <T extends string>(
  table: SeatChange['table'],
  name: SeatChange['name'],
  [was, is]: readonly [readonly T[], readonly T[]],
  seen: (of: readonly T[]) => readonly number[],
): SeatChange[] => {
  const effect = effectOf(seen(was), seen(is))
  return effect === 'same' ? [] : [{ table, name, before: textOf(was), after: textOf(is), effect }]
}

const textOf = (of: readonly string[]): string => of.filter((one) => one !== '–').join(' + ') || '–'

/** The most of each place over several lists. */
const most = (lists: readonly (readonly number[])[], none: readonly number[]): number[] =>
  none.map((least, i) => lists.reduce((most, list) => Math.max(most, list[i]!), least))

const namesOf = <Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] =>
  Object.keys(table) as Name[]

const effectOf = (before: readonly number[], after: readonly number[]): CellChange['effect'] => {
  const gains = after.some((n, i) => n > before[i]!)
  const loses = after.some((n, i) => n < before[i]!)
  return gains ? (loses ? 'both' : 'gains') : loses ? 'loses' : 'same'
}

/** From absent to clear. */
const DEPTHS: readonly Shown[] = ['A', 'W', 'N', 'T', 'M', 'C']
const depthsOf = ({ without, with: withPurpose, granted = without }: FieldCell): number[] =>
  [without, withPurpose, granted].map((shown) => DEPTHS.indexOf(shown))

const AT = '2026-01-01T00:00:00.000Z'
const PLAIN: WorkRow = {
  host: null,
  issuer: null,
  restricted: false,
  investigating: false,
  parties: [],
  people: [],
  grants: [],
}
const RESTRICTED: WorkRow = { ...PLAIN, restricted: true }
const grant = { office: 'own', user: null, fromAt: AT, toAt: '2027-01-01T00:00:00.000Z' }
const as = (part: string): WorkRow => ({ ...RESTRICTED, parties: [{ office: 'own', part, toAt: null }] })

/** Rows of every make, between which any two words tell that let through another lot of them. */
export const PROBES: readonly Omit<Row, 'resource'>[] = [
  {},
  { item: PLAIN },
  { item: RESTRICTED },
  { item: { ...PLAIN, investigating: true } },
  { item: { ...RESTRICTED, host: 'own' } },
  { item: as('copied') },
  { item: as('addressee') },
  { item: { ...RESTRICTED, issuer: 'own' } },
  { item: { ...RESTRICTED, people: [{ user: 'self', part: 'handler', toAt: null }] } },
  { item: { ...RESTRICTED, grants: [grant] } },
  { places: ['housing/330922'] },
  { places: ['transport/330922', 'housing/330921'] },
  { user: 'self', office: 'own' },
  { user: 'self', office: 'other' },
  { user: 'another', office: 'own' },
  { user: 'another', office: 'other', sealed: true },
]
const PROBED = (['handler', 'leader', 'log-reader'] as const).map(
  (position): Decider => ({
    standing: 'P',
    subject: { user: 'self', office: 'own', position, industries: ['housing'], regions: ['330922'] },
    at: AT,
  }),
)

/** Which probes a cell with the word lets through, as row and in a sum. */
export const seenBy = (word: Word): number[] => {
  const resources = { ...RESOURCES, ring: { ...RESOURCES.ring, P: word } }
  const decide = decideOver({ ...IN_FORCE, resources })
  return PROBED.flatMap((decider) =>
    PROBES.flatMap((probe) =>
      (['read', 'count'] as const).map((act) =>
        Number(decide(decider, act, { ...probe, resource: 'ring' }).allowed),
      ),
    ),
  )
}
const SEEN_NOTHING: readonly number[] = PROBED.flatMap(() => PROBES.flatMap(() => [0, 0]))
