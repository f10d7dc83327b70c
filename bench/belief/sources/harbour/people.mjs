// People: they have a telephone, a user name, a home, perhaps a notebook of their own, and jobs that begin
// and end.

import { identityNumber, mobile, personName } from './identifiers.mjs'
import { buyMachine } from './machines.mjs'
import { openPlace } from './places.mjs'
import { DEFAULT_AUTHORS, MAIL_HOSTS } from './words.mjs'

const REGIONS = ['330902', '330903', '330921', '330922', '330206', '331022', '342522', '360121']

/** A new person; `surname` where a family shares one. */
export const bear = (world, town, surname) => {
  const rng = world.rng.people
  const name = personName(rng, surname)
  const phone = mobile(rng)
  const person = {
    id: world.people.length,
    name,
    town,
    idNo: identityNumber(rng, rng.pick(REGIONS)),
    phone,
    email: `${rng.chance(0.5) ? phone : rng.digits(9)}@${rng.pick(MAIL_HOSTS)}`,
    user: rng.chance(world.market.rates.defaultAuthor) ? rng.pick(DEFAULT_AUTHORS) : name,
    operator: `CZ${rng.digits(6)}`,
    notebook: undefined,
    home: undefined,
    jobs: [],
  }
  if (rng.chance(world.market.rates.notebook)) person.notebook = buyMachine(world)
  world.people.push(person)
  return person
}

/** Somebody's home; it is opened the first time that work is done there. */
export const homeOf = (world, person) => (person.home ??= openPlace(world, 'home', person.town))

/** The machine somebody uses at home. */
export const homeMachine = (world, person) => (person.notebook ??= buyMachine(world))

/** Takes a job: the person joins the firm's list of the role and the register of jobs. */
export const employ = (firm, person, role, from) => {
  firm.staff[role].push(person)
  person.jobs.push({ firm, role, from, to: undefined })
}

/** Leaves a job: off the list, and the register gets its end. */
export const dismiss = (firm, person, role, day) => {
  const list = firm.staff[role]
  list.splice(list.indexOf(person), 1)
  for (const job of person.jobs) if (job.firm === firm && job.role === role && !job.to) job.to = day
}
