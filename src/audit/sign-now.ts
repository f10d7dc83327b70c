import { publish } from './anchors.js'
import { openAuditLog, type SignedCheckpoint } from './log.js'

/**
 * Signs what there is in a store's log and writes it to the anchors; one that cannot be written is told to
 * `anchorFailed`.
 */
export const signNow = async (
  { dir, storeId, anchors }: { dir: string; storeId: string; anchors: readonly string[] },
  at: string,
  anchorFailed: (path: string, message: string) => void,
): Promise<SignedCheckpoint> => {
  const log = openAuditLog(dir, storeId)
  try {
    const made = log.checkpoint(at)
    for (const path of anchors)
      await publish(log, storeId, path, at).catch(({ message }: Error) => anchorFailed(path, message))
    return made
  } finally {
    log.close()
  }
}
