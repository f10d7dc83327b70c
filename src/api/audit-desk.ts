import { auditVerifier } from '../audit/audit-key.js'
import { verifierWord } from '../audit/note.js'
import { type KeptAuditLog, keptAuditLog } from '../audit/reader.js'
import { signNow } from '../audit/sign-now.js'
import { type VerifyDesk, verifyDesk } from '../audit/verify-desk.js'

/** The audit log of a store as the auditor works with it. */
export interface AuditDesk extends Pick<KeptAuditLog, 'reading'> {
  /** Signs what there is and writes it to the anchors. */
  sign(): Promise<void>
  /** Key to check signatures with, as one word; undefined before anything was signed. */
  verifier(): string | undefined
  verification: VerifyDesk
  close(): Promise<void>
}

export const auditDesk = (
  log: { dir: string; storeId: string; anchors: readonly string[] },
  clock: () => Date,
  unexpected: (error: unknown) => void,
): AuditDesk => {
  const kept = keptAuditLog(log.dir)
  const verification = verifyDesk(log, clock)
  return {
    reading: kept.reading,
    sign: async () => {
      const failed = (path: string, message: string): void => unexpected(new Error(`${path}: ${message}`))
      await signNow(log, clock().toISOString(), failed)
    },
    verifier: () => {
      const verifier = auditVerifier(log.dir, log.storeId)
      return verifier && verifierWord(verifier)
    },
    verification,
    close: async () => {
      await verification.close()
      kept.close()
    },
  }
}
