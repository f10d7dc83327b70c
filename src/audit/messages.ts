import type { PlainError } from '../threads/plain-error.js'
import type { AuditLine } from './entry.js'

/** What the thread of the audit log is started with. */
export interface AuditThreadData {
  dir: string
  storeId: string
  anchors: readonly string[]
  checkpointSeconds: number
}

export type ToAudit =
  | { type: 'append'; id: number; lines: AuditLine[] }
  | { type: 'checkpoint'; id: number }
  | { type: 'close' }

export type FromAudit =
  | { type: 'ready'; error: PlainError | undefined }
  /** these requests are on the disk, up to entry `last` */
  | { type: 'written'; ids: number[]; last: number }
  | { type: 'failed'; ids: number[]; error: PlainError }
  | { type: 'anchor'; path: string; message: string }
  | { type: 'closed' }
