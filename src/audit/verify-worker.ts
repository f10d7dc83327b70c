import { parentPort, workerData } from 'node:worker_threads'
import { verifyAuditLog } from './verify.js'

/** Verifies a log beside whoever asked: ten million entries take two minutes. */
const { dir, storeId, anchors } = workerData as { dir: string; storeId: string; anchors: string[] }
parentPort!.postMessage(verifyAuditLog(dir, storeId, anchors))
