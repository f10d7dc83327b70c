import { createHmac, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { keyFile, readKeyFile } from '../formats/key-file.js'
import { originOf } from './entry.js'
import type { NoteSigner, NoteVerifier } from './note.js'

/** The key that signs checkpoints: its own, beside the one of packages. */
const NAME = 'audit-key.pem'

export const auditSigner = (dir: string, storeId: string): NoteSigner => ({
  name: originOf(storeId),
  key: keyFile(join(dir, NAME)),
})

/** Who signs the store's checkpoints; undefined where nothing was ever signed. */
export const auditVerifier = (dir: string, storeId: string): NoteVerifier | undefined => {
  const key = readKeyFile(join(dir, NAME))
  return key && { name: originOf(storeId), publicKey: createPublicKey(key) }
}

/** A word that is not to stand in the log: equal words have equal marks, which nobody else can make. */
export interface WordMark {
  hmac: string
  length: number
}

export const wordMarks = ({ key }: { key: KeyObject }): ((word: string) => WordMark) => {
  const der = key.export({ type: 'pkcs8', format: 'der' })
  const secret = Buffer.from(hkdfSync('sha256', der, '', 'biaojian audit words', 32))
  return (word) => ({
    hmac: createHmac('sha256', secret).update(word).digest('hex').slice(0, 32),
    length: [...word].length,
  })
}
