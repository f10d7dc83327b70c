import { z } from 'zod'
import { HASH_BYTES, inclusionProof, leafHash, provesInclusion } from './merkle.js'
import { checkpointOf, isSignedBy, type NoteVerifier, openNote } from './note.js'
import type { AuditReader } from './reader.js'

const Hash = z.string().regex(new RegExp(`^[0-9a-f]{${2 * HASH_BYTES}}$`))

/** One entry with what shows, without the log, that it lies under a signed checkpoint (RFC 9162 §2.1.3). */
export const EntryProof = z.strictObject({
  format: z.literal('biaojian-audit-proof/1'),
  seq: z.number().int().positive(),
  /** the entry, byte for byte */
  body: z.string(),
  /** hashes that lead from the entry to the root, lowest first */
  path: z.array(Hash),
  /** signed note that names size and root */
  checkpoint: z.string(),
  /** the key that signed it, as one word */
  verifier: z.string(),
})
export type EntryProof = z.infer<typeof EntryProof>

/**
 * The proof of an entry under the last checkpoint; `undefined` where there is no such entry or no checkpoint
 * over it.
 */
export const proveEntry = (reader: AuditReader, seq: number, verifier: string): EntryProof | undefined => {
  const [entry] = seq > 0 ? reader.entries(seq, seq) : []
  const last = reader.lastCheckpoint()
  if (!entry || !last || last.size < seq) return undefined
  const path = inclusionProof(reader.leaves(last.size), seq - 1).map((node) => node.toString('hex'))
  const { body } = entry
  return { format: 'biaojian-audit-proof/1', seq, body, path, checkpoint: last.note, verifier }
}

/** What is wrong with a proof: the note is none, not signed by this key, or does not cover these bytes. */
export type ProofDefect = 'note' | 'signature' | 'path'

/** Checks a proof by itself, against a key that its reader has from elsewhere. */
export const defectOf = (proof: EntryProof, verifier: NoteVerifier): ProofDefect | undefined => {
  const note = openNote(proof.checkpoint)
  const checkpoint = note && checkpointOf(note.text)
  if (!note || !checkpoint) return 'note'
  if (!isSignedBy(note, verifier)) return 'signature'
  const path = proof.path.map((hex) => Buffer.from(hex, 'hex'))
  const leaf = leafHash(Buffer.from(proof.body))
  return provesInclusion(leaf, proof.seq - 1, checkpoint.size, path, checkpoint.root) ? undefined : 'path'
}
