import { IN_FORCE, standingOf } from '../../access/decide.js'
import { cellText, matrixCsv, readMatrixCsv } from '../../access/matrix-csv.js'
import { changedCells, seatChanges } from '../../access/preview.js'
import { RESOURCES, STANDINGS, type Standing } from '../../access/resources.js'
import { entryOf } from '../../access/route-access.js'
import { officesToTry } from '../../accounts/office-file.js'
import { type Seat, seatsOf } from '../../accounts/seats.js'
import { AppError } from '../../domain/errors.js'
import { isAdmin, POSITIONS } from '../../domain/seat.js'
import type { ApiParts } from '../api.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { AccessMatrix, MatrixDraft, MatrixPreview, SeatPreview, SeatsWanted } from '../schemas/account.js'
import { seesUser } from './users.js'

/** The tables tell of nobody: whoever may ask at all may see them. */
const TABLES = { resource: 'anyone', classes: ['ops'] } as const

const getMatrix = read('/access/matrix', {
  id: 'getAccessMatrix',
  summary: 'Who sees what: capacities by kinds of things and by classes of fields, and what each route shows',
  tag: 'accounts',
  json: AccessMatrix,
  what: 'access matrix',
  access: TABLES,
  needs: [],
  load: ({ routes }) => ({
    standings: [...STANDINGS],
    resources: Object.entries(IN_FORCE.resources).map(([name, cells]) => ({ name, cells: { ...cells } })),
    fields: Object.entries(IN_FORCE.fields).map(([name, cells]) => ({
      name,
      cells: Object.fromEntries(STANDINGS.map((one) => [one, cellText(cells[one])])),
    })),
    routes: routes.map(({ method, path, summary, access }) => ({
      ...{ method, path, summary, resources: [access.resource].flat(), classes: [...access.classes] },
      cells: Object.fromEntries(STANDINGS.map((one) => [one, entryOf(access, one)])),
    })),
    csv: matrixCsv(IN_FORCE),
  }),
})

const previewMatrix = read('/access/preview', {
  method: 'POST',
  id: 'previewAccess',
  summary: 'Who would gain and who would lose with another matrix; nothing is changed',
  tag: 'accounts',
  body: MatrixDraft,
  json: MatrixPreview,
  what: 'access preview',
  access: TABLES,
  needs: [],
  load: ({ body, accounts }) => {
    const { offices, capacities } = officesToTry(accounts.book)
    const short = new Map(offices.map(({ id, short }) => [id, short]))
    const whose = (standing: Standing): string[] => {
      const own = capacities.filter(({ kind }) => kind === standing)
      return [...new Set(own.map(({ office }) => short.get(office) ?? office))]
    }
    const cells = changedCells(IN_FORCE, readMatrixCsv(body.csv, IN_FORCE))
    return { changes: cells.map((cell) => ({ ...cell, offices: whose(cell.standing) })) }
  },
})

const previewSeats = read('/access/preview/seats', {
  method: 'POST',
  id: 'previewSeats',
  summary: 'What a user would gain with one more position, or lose without one; nothing is changed',
  tag: 'accounts',
  body: SeatsWanted,
  json: SeatPreview,
  what: 'access preview',
  which: ({ body }) => body.user,
  access: { resource: 'user', classes: ['ops'] },
  needs: [],
  load: ({ body, accounts, reader, clock }) => {
    const { book } = accounts
    const user = book.userByLogin(body.user) ?? book.user(body.user)
    if (!user || !seesUser(reader, user)) throw new AppError('not_found', `There is no user "${body.user}"`)
    const before = seatsOf(book, user.id, clock())
    const { add, end } = body
    const kept = before.filter((seat) => !end || !isSame(seat, end))
    const after = add ? [...kept, seatNamed(accounts, add)] : kept
    return {
      user: user.id,
      changes: seatChanges(before.map(columnOf), after.map(columnOf)),
      before: placesOf(before),
      after: placesOf(after),
    }
  },
})

/** The matrix of who sees what, and what a change of it or of somebody's seats would come to. */
export const accessRoutes: Route[] = [getMatrix, previewMatrix, previewSeats]

type Named = Pick<Seat, 'capacity' | 'position'>

const isSame = (a: Named, b: Named): boolean => a.capacity === b.capacity && a.position === b.position

/** The seat that a capacity and a position make. Fails with `not_found` or `invalid_input`. */
const seatNamed = ({ book }: ApiParts['accounts'], { capacity, position }: Named): Seat => {
  if (isAdmin(position))
    return { capacity, position, office: null, kind: undefined, industries: [], regions: [] }
  if (!(POSITIONS as readonly string[]).includes(position))
    throw new AppError('invalid_input', `There is no position "${position}"`)
  const found = book.capacity(capacity)
  if (!found) throw new AppError('not_found', `There is no capacity "${capacity}"`)
  const { office, kind, industries, regions } = found
  return { capacity, position, office, kind, industries, regions }
}

const columnOf = (seat: Seat): Standing =>
  standingOf({ role: 'by-case', ...(isAdmin(seat.position) ? { seat } : { subject: seat as never }) })

/** Which lots the seats that are bound to some see. */
const placesOf = (seats: readonly Seat[]): string[] => [
  ...new Set(
    seats
      .filter((seat) => RESOURCES.record[columnOf(seat)] === 'touch')
      .flatMap(({ industries, regions }) => industries.flatMap((one) => regions.map((at) => `${one}@${at}`))),
  ),
]
