import type { Command } from 'commander'
import type { Reader } from '../access/keys.js'
import { askingAs, itemRows } from '../access/lead-rows.js'
import type { Subject } from '../access/subject.js'
import { drainHere } from '../audit/outbox.js'
import type { Casebook } from '../casebook/casebook.js'
import { AppError } from '../domain/errors.js'
import type { Actor } from '../handling/actor.js'
import { type Desk, deskOf } from '../handling/desk.js'
import type { Visible } from '../handling/visible.js'
import { cliTexts } from '../texts/cli.js'
import { type Lang, say } from '../texts/text.js'
import { subjectHere } from './acting.js'
import { type Context, contextOf } from './context.js'
import { serverOption } from './server-option.js'
import { inCasebook } from './with-casebook.js'

/** Options of a command on leads: on the store itself, or through a service. */
export const leadOptions = (command: Command, lang: Lang): Command =>
  command
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .addOption(serverOption(lang))
    .option('--json', say(cliTexts.optJson, lang))

/** What a command on leads works with on the store itself. */
export interface LeadWork {
  context: Context
  casebook: Casebook
  desk: Desk
  /** undefined = whoever is at the machine, who sees all and acts for no office */
  subject: Subject | undefined
  reader: Reader
  visible: Visible
  now: Date
}

/** Whoever works on the store itself. */
const readerHere = (subject: Subject | undefined): Reader => ({
  id: 'local',
  name: 'local',
  role: 'local',
  ...(subject && { subject }),
})

export const leadContext = (command: Command): Context => contextOf(command, { actsHere: true })

/**
 * Opens the case book for one piece of work on leads; what it did is in the audit log when this returns. Once
 * there are users or keys, leads are reached through the service, which knows who asks.
 */
export const inLeads = <T>(context: Context, work: (work: LeadWork) => T): T =>
  inCasebook(context, (casebook) => leadsOf(context, casebook, work))

/** The same on a case book that is open. */
export const leadsOf = <T>(context: Context, casebook: Casebook, work: (work: LeadWork) => T): T => {
  const now = new Date()
  const subject = subjectHere(context, casebook, now)
  const reader = readerHere(subject)
  const visible: Visible = (kind) => itemRows(reader, kind).sql(askingAs(subject, now.toISOString()))
  const desk = deskOf(casebook)
  try {
    return work({ context, casebook, desk, subject, reader, visible, now })
  } finally {
    drainHere(casebook.work, { dir: casebook.dir, storeId: casebook.storeId })
  }
}

/** Who acts. Fails with `invalid_input` where no seat is named. */
export const actorHere = (subject: Subject | undefined): Actor => {
  if (!subject) throw new AppError('invalid_input', 'Say in which seat: --act-as O-zj/handler')
  const { user, office, kind, position, capacity } = subject
  return { ...(user !== undefined && { user }), office, kind, position, capacity, source: 'cli' }
}
