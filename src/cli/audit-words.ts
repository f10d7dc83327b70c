import { randomUUID } from 'node:crypto'
import type { AuditEntry } from '../audit/entry.js'
import { ENDED, lineOf } from '../audit/entry.js'
import { openAuditLog } from '../audit/log.js'
import type { AuditVerification } from '../audit/verify.js'
import { auditTexts } from '../texts/audit.js'
import { beginsHere } from './begun.js'
import type { Context } from './context.js'
import { userName } from './user-name.js'

/** What the command line does as an entry: by the account of the operating system, unless it says who. */
export const entryFromCli = (done: Pick<AuditEntry, 'act'> & Partial<AuditEntry>): AuditEntry => ({
  uid: randomUUID(),
  at: new Date().toISOString(),
  src: 'cli',
  who: { key: userName() },
  outcome: 'allowed',
  ...done,
})

/** Puts what the command line does into the store's audit log; it is on the disk when this returns. */
export const appendFromCli = (
  dir: string,
  storeId: string,
  done: Pick<AuditEntry, 'act'> & Partial<AuditEntry>,
): void => {
  const log = openAuditLog(dir, storeId)
  try {
    log.append([lineOf(entryFromCli(done))])
  } finally {
    log.close()
  }
}

/**
 * Puts into the log that something begins which no transaction holds, and at the end of the call what became
 * of it; the two name each other by `request`, so that `audit verify` tells what did not end.
 */
export const beginsInLog = (
  { dir, storeId }: { dir: string; storeId: string },
  done: Pick<AuditEntry, 'act'> & Partial<AuditEntry>,
): void => {
  const request = randomUUID()
  appendFromCli(dir, storeId, { ...done, uid: request, request })
  beginsHere({
    end: (why) => {
      const became = why === undefined ? { outcome: 'allowed' as const } : { outcome: 'failed' as const, why }
      appendFromCli(dir, storeId, { ...done, act: `${done.act}${ENDED}`, request, ...became })
    },
  })
}

/** What was found in one sentence. */
export const auditSummary = (context: Context, { wrong, entries, checkpoints }: AuditVerification): string =>
  wrong === null
    ? context.say(auditTexts.whole, { entries, checkpoints })
    : context.say(auditTexts.wrongAt, {
        seq: wrong.seq,
        what: context.say(auditTexts.defects[wrong.defect], { where: wrong.where }),
      })
