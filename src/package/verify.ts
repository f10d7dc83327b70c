import { createPublicKey, type KeyObject, verify as verifySignature } from 'node:crypto'
import { shanghai } from '../domain/day.js'
import { canonicalEntries, stampIn } from '../formats/read-zip.js'
import { stampOf, type ZipEntry, type ZipStamp } from '../formats/zip.js'
import { Claims } from './claims.js'
import { readEnclosed } from './enclosed-rows.js'
import { looseEntries } from './loose-entries.js'
import { CLAIMS, digestOf, MANIFEST, Manifest, PUBLIC_KEY, SIGNATURE, UNLISTED } from './manifest.js'
import type { Outcome } from './outcome.js'
import { enclosedOf, rederive } from './rederive.js'
import { fingerprintOf } from './signing-key.js'

export type Fault =
  | 'notCanonical'
  | 'otherTime'
  | 'noManifest'
  | 'badManifest'
  | 'noKey'
  | 'badSignature'
  | 'otherKey'
  | 'pinnedKey'
  | 'missingFile'
  | 'extraFile'
  | 'changedFile'
  | 'badRows'
  | 'badClaims'

export interface Verdict {
  /** nothing was changed, and no fact fails to be derived again */
  ok: boolean
  faults: { fault: Fault; what: string }[]
  fingerprint: string | null
  manifest: Manifest | null
  /** by number of the fact */
  outcomes: Map<number, { rule: string; outcome: Outcome }>
}

/**
 * Proves that a package is as it was signed, and derives its evidence again from the enclosed rows. Needs no
 * store. What was changed is named entry by entry, also where the file is no longer the ZIP that was packed.
 * @param pinned fingerprint that the key must have; without it any key that signed is shown, and is for the
 * reader to know
 */
export const verifyPackage = async (file: Buffer, pinned?: string): Promise<Verdict> => {
  const verdict: Verdict = { ok: false, faults: [], fingerprint: null, manifest: null, outcomes: new Map() }
  const fault = (kind: Fault, what = ''): void => void verdict.faults.push({ fault: kind, what })
  const canonical = canonicalEntries(file)
  if (!canonical) fault('notCanonical')
  const entries = canonical ?? (await looseEntries(file))
  if (!entries) return verdict
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  checkSignature(byName, verdict, fault, pinned)
  const manifest = readManifest(byName.get(MANIFEST), fault)
  verdict.manifest = manifest ?? null
  if (manifest) {
    if (verdict.fingerprint !== manifest.key.fingerprint) fault('otherKey', manifest.key.fingerprint)
    checkFiles(manifest, byName, fault)
    if (canonical && !sameStamp(stampIn(file), stampOf(shanghai(manifest.madeAt)))) fault('otherTime')
    await deriveAgain(manifest, byName, verdict, fault)
  }
  verdict.ok =
    verdict.faults.length === 0 &&
    [...verdict.outcomes.values()].every(({ outcome }) => outcome.result !== 'fails')
  return verdict
}

type Report = (fault: Fault, what?: string) => void

const checkSignature = (
  entries: ReadonlyMap<string, ZipEntry>,
  verdict: Verdict,
  fault: Report,
  pinned: string | undefined,
): void => {
  const [manifest, signature, pem] = [MANIFEST, SIGNATURE, PUBLIC_KEY].map((name) => entries.get(name)?.bytes)
  const key = pem && publicKey(pem)
  if (!key) {
    fault('noKey')
    return
  }
  verdict.fingerprint = fingerprintOf(key)
  if (pinned !== undefined && pinned !== verdict.fingerprint) fault('pinnedKey', verdict.fingerprint)
  const bytes = Buffer.from(Buffer.from(signature ?? []).toString('latin1'), 'base64')
  const isExact = signature && `${bytes.toString('base64')}\n` === Buffer.from(signature).toString('latin1')
  if (!manifest || !isExact || !verifySignature(null, manifest, key, bytes)) fault('badSignature', MANIFEST)
}

/** An Ed25519 public key in the one way that it is written; undefined for anything else. */
const publicKey = (pem: Uint8Array): KeyObject | undefined => {
  try {
    const key = createPublicKey(Buffer.from(pem))
    const isOwn =
      key.asymmetricKeyType === 'ed25519' &&
      key.export({ type: 'spki', format: 'pem' }) === Buffer.from(pem).toString()
    return isOwn ? key : undefined
  } catch {
    return undefined
  }
}

const readManifest = (entry: ZipEntry | undefined, fault: Report): Manifest | undefined => {
  const parsed = entry && parsedAs(Manifest, entry.bytes)
  if (!parsed) fault(entry ? 'badManifest' : 'noManifest', MANIFEST)
  return parsed
}

const sameStamp = (x: ZipStamp, y: ZipStamp): boolean => x.time === y.time && x.date === y.date

const parsedAs = <T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  bytes: Uint8Array,
): T | undefined => {
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(bytes).toString()))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

const checkFiles = (manifest: Manifest, entries: ReadonlyMap<string, ZipEntry>, fault: Report): void => {
  const listed = new Map(manifest.files.map((file) => [file.name, file]))
  for (const name of entries.keys()) if (!listed.has(name) && !UNLISTED.has(name)) fault('extraFile', name)
  for (const { name, size, sha256, sm3 } of manifest.files) {
    const entry = entries.get(name)
    if (!entry) fault('missingFile', name)
    else {
      const now = digestOf(entry)
      if (now.size !== size || now.sha256 !== sha256 || now.sm3 !== sm3) fault('changedFile', name)
    }
  }
}

const deriveAgain = async (
  { sources, run }: Manifest,
  entries: ReadonlyMap<string, ZipEntry>,
  verdict: Verdict,
  fault: Report,
): Promise<void> => {
  const claims = entries.has(CLAIMS) ? parsedAs(Claims, entries.get(CLAIMS)!.bytes) : undefined
  if (!claims) {
    fault('badClaims')
    return
  }
  const files: Parameters<typeof enclosedOf>[0][number][] = []
  for (const source of sources) {
    const entry = source.entry === null ? undefined : entries.get(source.entry)
    if (!entry) continue
    try {
      files.push({ source, read: await readEnclosed(entry.bytes, source.table) })
    } catch {
      fault('badRows', source.entry!)
    }
  }
  const outcomes = rederive(claims, enclosedOf(files), run.bidders)
  for (const { item, rule } of claims.evidence)
    verdict.outcomes.set(item, { rule, outcome: outcomes.get(item)! })
}
