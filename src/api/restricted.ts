import type { Reader } from '../access/keys.js'
import { isLeader } from '../domain/seat.js'
import { AbsentHere } from '../service/problem.js'

/** Under which address the commission's room answers. */
export const ROOM_PATH = '/restricted'
const ROOM = `/api/v1${ROOM_PATH}/`

/** Whether a route is one of the room: nothing outside counts, logs or tells of it. */
export const isOfRoom = (route: string | undefined): boolean => route?.startsWith(ROOM) === true

/**
 * Leaders of the commission, and of its log the log-reader too. Fails for everybody else as for an address
 * that nothing has, before anything is looked at: for keys, administrators and the machine itself too.
 */
export const demandRoom = ({ subject }: Reader, route: string | undefined): void => {
  if (!isOfRoom(route)) return
  const { kind, position } = subject ?? {}
  const readsLog = position === 'log-reader' && route === `${ROOM}log`
  if (kind !== 'D' || !(isLeader(position) || readsLog)) throw new AbsentHere()
}
