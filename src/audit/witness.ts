import { z } from 'zod'
import { consistencyProof, HASH_BYTES, provesConsistency } from './merkle.js'
import { checkpointOf, isSignedBy, type NoteSigner, openNote, signatureLine, verifierOf } from './note.js'
import type { AuditReader } from './reader.js'

/** What a witness is handed: the last checkpoint, and what shows that it goes on from an earlier one. */
export const Bundle = z.strictObject({
  format: z.literal('biaojian-audit-bundle/1'),
  /** signed note */
  checkpoint: z.string(),
  /** entries under the checkpoint that the witness saw last; 0 = none */
  since: z.number().int().nonnegative(),
  /** RFC 9162 §2.1.4, hex */
  proof: z.array(z.string().regex(new RegExp(`^[0-9a-f]{${2 * HASH_BYTES}}$`))),
})
export type Bundle = z.infer<typeof Bundle>

/** What a witness knows of a log: whose key signs it, and what it saw last. */
export const WitnessState = z.strictObject({
  verifier: z.string(),
  size: z.number().int().nonnegative(),
  /** base64 */
  root: z.string(),
})
export type WitnessState = z.infer<typeof WitnessState>

/** The bundle for a witness that has seen `since` entries; undefined where no checkpoint is so far. */
export const bundleOf = (reader: AuditReader, since: number): Bundle | undefined => {
  const last = reader.lastCheckpoint()
  if (!last || last.size < since) return undefined
  const proof = consistencyProof(reader.leaves(last.size), since).map((node) => node.toString('hex'))
  return { format: 'biaojian-audit-bundle/1', checkpoint: last.note, since, proof }
}

export type WitnessDefect = 'note' | 'signature' | 'since' | 'shrunk' | 'inconsistent'

/**
 * What a witness says of a bundle: the note with its own signature below, and what it knows from now on; or
 * why it does not sign: no note, another key, a proof from another size than it knows, fewer entries than it
 * saw, or other ones.
 */
export const witnessed = (
  bundle: Bundle,
  known: WitnessState,
  signer: NoteSigner,
): { note: string; state: WitnessState } | { defect: WitnessDefect } => {
  const note = openNote(bundle.checkpoint)
  const now = note && checkpointOf(note.text)
  const verifier = verifierOf(known.verifier)
  if (!note || !now) return { defect: 'note' }
  if (!verifier || now.origin !== verifier.name || !isSignedBy(note, verifier)) return { defect: 'signature' }
  if (now.size < known.size) return { defect: 'shrunk' }
  if (bundle.since !== known.size) return { defect: 'since' }
  const proof = bundle.proof.map((hex) => Buffer.from(hex, 'hex'))
  const old = { size: known.size, root: Buffer.from(known.root, 'base64') }
  if (known.size > 0 && !provesConsistency(old, now, proof)) return { defect: 'inconsistent' }
  return {
    note: `${bundle.checkpoint}${signatureLine(note.text, signer)}`,
    state: { verifier: known.verifier, size: now.size, root: now.root.toString('base64') },
  }
}
