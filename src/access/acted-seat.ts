import type { OfficesAndCapacities } from '../accounts/office-file.js'
import type { CapacityRecord } from '../casebook/accounts/offices.js'
import { shanghaiDay } from '../domain/day.js'
import { AppError } from '../domain/errors.js'
import { POSITIONS, type Position } from '../domain/seat.js'
import type { Subject } from './subject.js'

/** The header of a request, and the option of the command line, that name the seat that is tried. */
export const ACT_AS = 'x-act-as'

/** O-zj/handler, O-cz/F/handler, O-zj/handler@li: office, capacity where it has several, position, person. */
const SEAT = /^(O-[a-z0-9-]{1,30})(?:\/([A-Z][a-z0-9-]*))?\/([a-z-]{1,20})(?:@[a-z0-9]{1,20})?$/

/**
 * The seat that somebody in local mode tries, by its name. Fails with `invalid_input` that lists what there
 * is where the name, the office, its capacity on the day, or the position is not known.
 */
export const actedSeat = (text: string, { capacities }: OfficesAndCapacities, now: Date): Subject => {
  const [, office, kind, position] = SEAT.exec(text) ?? []
  if (office === undefined || position === undefined)
    throw new AppError('invalid_input', `"${shown(text)}" names no seat: write O-zj/handler`)
  const { id, industries, regions, ...of } = capacityOf(office, kind, capacities, shanghaiDay(now))
  return {
    user: text,
    office,
    capacity: id,
    kind: of.kind,
    position: positionOf(position),
    industries,
    regions,
    local: true,
  }
}

const capacityOf = (
  office: string,
  kind: string | undefined,
  capacities: readonly CapacityRecord[],
  day: string,
): CapacityRecord => {
  const held = capacities.filter(({ fromDay, toDay }) => fromDay <= day && day <= (toDay ?? '9999'))
  const own = held.filter((one) => one.office === office)
  if (own.length === 0) {
    const offices = [...new Set(held.map((one) => one.office))].sort()
    throw new AppError(
      'invalid_input',
      `There is no office "${office}" with a capacity on ${day}: ${listed(offices)}`,
    )
  }
  const named = kind === undefined ? own : own.filter(({ id }) => id === `${office}/${kind}`)
  if (named.length !== 1)
    throw new AppError(
      'invalid_input',
      `Name one of the capacities of "${office}": ${listed(own.map(({ id }) => `${id}/handler`).sort())}`,
    )
  return named[0]!
}

const positionOf = (text: string): Position => {
  const known = POSITIONS.find((position) => position === text)
  if (known === undefined)
    throw new AppError('invalid_input', `There is no position "${text}": ${listed(POSITIONS)}`)
  return known
}

const listed = (words: readonly string[]): string => words.join(', ') || '–'

const LONGEST = 80
const shown = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)
