import type { Reader } from '../access/keys.js'
import { isLeader, type Position } from '../domain/seat.js'
import { AbsentHere } from '../service/problem.js'

/** Under which address the commission's room answers. */
export const ROOM_PATH = '/restricted'
const ROOM = `/api/v1${ROOM_PATH}/`
/** What its routes show. */
export const ROOM_ACCESS = { resource: 'kinship', classes: ['kin'] } as const

/** Whether a route is one of the room: nothing outside counts, logs or tells of it. */
export const isOfRoom = (route: string | undefined): boolean => route?.startsWith(ROOM) === true

/** What is open in the room to others of the commission than its leaders, by the start of the address. */
const OPEN_TO: Partial<Record<Position, string>> = { 'log-reader': `${ROOM}log`, handler: `${ROOM}sieves` }

/**
 * Leaders of the commission; of its log the log-reader too, of what is to be screened whoever is to screen
 * it. Fails for everybody else as for an address that nothing has, before anything is looked at: for keys,
 * administrators and the machine itself too.
 */
export const demandRoom = ({ subject }: Reader, route: string | undefined): void => {
  if (!isOfRoom(route)) return
  if (!entersRoom(subject, route)) throw new AbsentHere()
}

/** Whether somebody comes into the room, or into the part of it that the route is. */
export const entersRoom = (subject: Reader['subject'], route: string = ROOM): boolean => {
  if (subject?.kind !== 'D') return false
  if (isLeader(subject.position)) return true
  const part = OPEN_TO[subject.position]
  return part !== undefined && (route === ROOM || route === part || route.startsWith(`${part}/`))
}
