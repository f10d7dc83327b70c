// Does acts on leads in a case book until it is killed, and says of each the uid of its event once it is on
// the disk: the child of run.mjs.
import { actedSeat } from '../../dist/access/acted-seat.js'
import { officesToTry } from '../../dist/accounts/office-file.js'
import { drainHere } from '../../dist/audit/outbox.js'
import { openCasebook } from '../../dist/casebook/open.js'
import { deskOf } from '../../dist/handling/desk.js'
import { newLead } from '../../dist/handling/new-lead.js'
import { perform } from '../../dist/handling/perform.js'
import { leadBody } from './lead-body.mjs'

const [dir, seed] = process.argv.slice(2)
const casebook = openCasebook(dir)
const desk = deskOf(casebook)
const offices = officesToTry(casebook.accounts)

/** Numbers that look like chance and are the same for a seed. */
let state = Number(seed) || 1
const chance = (n) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * n)
}

const WAYS = {
  new: ['O-xt/dispatcher', 'route', { host: 'O-zj', reason: '由住建承办更为合适妥当可行' }],
  routed: ['O-zj/clerk', 'sign', {}],
  signed: [
    'O-zj/leader',
    'assign',
    {
      handlers: ['O-zj/handler@li', 'O-zj/handler@wang'],
      recusal: { 'O-zj/handler@li': 'none', 'O-zj/handler@wang': 'none' },
    },
  ],
  checking: ['O-zj/handler@li', 'note', { text: '已到现场核对原件并询问有关人员' }],
}

const leads = []
for (;;) {
  const now = new Date()
  const at = now.toISOString()
  if (leads.length === 0 || chance(5) === 0)
    leads.push(desk.work.transact(() => newLead(desk, { body: leadBody(at), colour: 'yellow', at })).id)
  const id = leads[chance(leads.length)]
  const item = desk.work.item(id)
  const [seat, act, input] = WAYS[item.state]
  const { user, office, kind, position, capacity } = actedSeat(seat, offices, now)
  const actor = { user, office, kind, position, capacity, source: 'cli' }
  const done = perform(desk, { id, act, input, ifMatch: item.version }, actor, now)
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  const { uid } = desk.work.lastEvent(id)
  if (chance(3) === 0) drainHere(desk.work, { dir, storeId: casebook.storeId })
  process.stdout.write(`${uid}\n`)
}
