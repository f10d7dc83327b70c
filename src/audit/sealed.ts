import type { AuditEntry, AuditLine } from './entry.js'

/** An entry of what the commission did in its room: that there is one, and when, is all that others read. */
export interface SealedEntry {
  uid: string
  at: string
  sealed: 'discipline'
  /** base64 of the entry, sealed by the room */
  box: string
}

/** The line of a sealed entry: found by nothing, chained like any other. */
export const sealedLine = ({ uid, at }: Pick<AuditEntry, 'uid' | 'at'>, box: string): AuditLine => ({
  tail: JSON.stringify({ v: 1, uid, at, sealed: 'discipline', box } satisfies SealedEntry & { v: 1 }).slice(
    1,
  ),
  refs: [],
})

/** The same of one that may have been brought already: it is written once. */
export const onceSealedLine = (entry: Pick<AuditEntry, 'uid' | 'at'>, box: string): AuditLine => ({
  ...sealedLine(entry, box),
  once: entry.uid,
  notBefore: entry.at,
})

export const isSealed = (entry: object): boolean => 'sealed' in entry
