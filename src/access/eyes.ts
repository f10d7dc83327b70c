import { isAdmin } from '../domain/seat.js'
import { VALUE_KINDS, type ValueKind } from '../domain/value-kind.js'
import { shownIn, standingOf } from './decide.js'
import type { FieldClass } from './field-classes.js'
import type { Reader } from './keys.js'
import { classOfKind } from './kind-class.js'
import { maskClass, may, type Role, type Showing, showing, withheldFrom } from './matrix.js'
import type { Standing } from './resources.js'
import { type Sight, sightOf } from './sight.js'

/** How values of each kind are shown to somebody, and how far they see. */
export interface Eyes {
  role: Role
  /** kinds whose values are not shown at all, and may not be asked for either */
  withheld: readonly ValueKind[]
  showing(kind: ValueKind, unmasked: boolean): Showing
  /** the same for those who see everything alike, unless unmasked */
  key: string
  /** the lots within sight; undefined = all */
  sight?: Sight
}

/** Of a key, and of whoever is at a machine without users. */
export const eyesOfRole = (role: Role): Eyes => ({
  role,
  withheld: withheldFrom(role),
  showing: (kind, unmasked) => showing(role, kind, unmasked),
  key: maskClass(role, false),
})

/** Of a reader: in a seat by the classes of fields, else by role. */
export const eyesOf = (reader: Reader): Eyes => {
  const eyes = wholeEyesOf(reader)
  return reader.frozen ? frozenTo(eyes, reader.frozen) : eyes
}

/** The same eyes, to which values of these classes alone are shown. */
const frozenTo = (eyes: Eyes, classes: ReadonlySet<FieldClass>): Eyes => {
  const shows = (kind: ValueKind): boolean => classes.has(classOfKind(kind))
  return {
    ...eyes,
    withheld: VALUE_KINDS.filter((kind) => eyes.withheld.includes(kind) || !shows(kind)),
    showing: (kind, unmasked) => (shows(kind) ? eyes.showing(kind, unmasked) : 'withheld'),
    key: `${eyes.key}|${[...classes].sort().join(' ')}`,
  }
}

const wholeEyesOf = (reader: Reader): Eyes => {
  const standing = seatedIn(reader)
  if (standing === undefined) return eyesOfRole(reader.role)
  const sight = sightOf(reader.subject)
  const show = (kind: ValueKind, unmasked: boolean): Showing =>
    SHOWING[shownIn(standing, classOfKind(kind), unmasked)]
  return {
    role: reader.role,
    withheld: VALUE_KINDS.filter((kind) => show(kind, true) === 'withheld'),
    showing: show,
    key: `seat-${standing}`,
    ...(sight && { sight }),
  }
}

/** The same eyes, to which a purpose shows these classes of fields in clear, and no others. */
export const withUnlocked = (eyes: Eyes, unlocked: ReadonlySet<FieldClass> | undefined): Eyes =>
  unlocked === undefined
    ? eyes
    : {
        ...eyes,
        showing: (kind, unmasked) => eyes.showing(kind, unmasked && unlocked.has(classOfKind(kind))),
      }

/** Whether some purpose shows something in clear that is masked without one. */
export const mayUnmask = (reader: Reader): boolean => {
  if (reader.subject === undefined) return may(reader.role, 'unmask')
  const { showing } = eyesOf(reader)
  return VALUE_KINDS.some((kind) => showing(kind, true) === 'clear' && showing(kind, false) !== 'clear')
}

/** The column of the matrix for somebody in a seat; undefined of keys and of a machine without users. */
export const seatedIn = (reader: Reader): Standing | undefined =>
  reader.subject || (reader.seat && isAdmin(reader.seat.position)) ? standingOf(reader) : undefined

const SHOWING = {
  C: 'clear',
  M: 'masked',
  T: 'withheld',
  N: 'withheld',
  W: 'withheld',
  A: 'withheld',
} as const satisfies Record<string, Showing>
