import { shanghai } from '../domain/day.js'
import { AppError } from '../domain/errors.js'
import type { BidderRecord } from '../domain/records.js'
import type { RingRecord, RunRecord } from '../domain/run.js'
import type { ValueKind } from '../domain/value-kind.js'
import { FORMAT, FORMATS } from '../exports/formats.js'
import type { ExportHead } from '../exports/head.js'
import { type ExportInput, type ExportModel, exportModel, type Sight } from '../exports/model.js'
import { pictureOf } from '../exports/svg.js'
import { stampOf, type ZipEntry, zipOf } from '../formats/zip.js'
import type { Market } from '../market/market.js'
import type { Mapping } from '../sources/mapping.js'
import { winnersOn } from '../telling/winners.js'
import { exportTexts } from '../texts/exports.js'
import { packageTexts as texts } from '../texts/package.js'
import { say } from '../texts/text.js'
import { claimsOf, tokensOf } from './claims.js'
import { dossier } from './dossier.js'
import {
  CLAIMS,
  digestOf,
  type FileDigest,
  jsonBytes,
  MANIFEST,
  type Manifest,
  PUBLIC_KEY,
  SIGNATURE,
  type Source,
} from './manifest.js'
import type { SigningKey } from './signing-key.js'
import { enclosedRows } from './source-rows.js'

export interface PackageRequest {
  record: RingRecord
  run: RunRecord
  head: ExportHead
  market: Market
  sight: Sight
  /** whether the asker sees values of a kind masked or not at all */
  isMasked(kind: ValueKind): boolean
  /** what rules about lots said of the ring's joint lots */
  lotFacts: ExportInput['lotFacts']
  /** the members in the register, unmasked */
  registry: readonly BidderRecord[]
  key: SigningKey
  storeId: string
  programVersion: string
  /** folders below which imported files may lie */
  roots: readonly string[]
  mapping?: Mapping
  /** made though no row can be enclosed; the dossier's first page says so */
  withoutRows?: boolean
}

/**
 * The evidence package of one ring: a ZIP whose manifest is signed with the store's key. Fails with
 * `conflict` where none of its source rows can be enclosed, unless told that this is known.
 */
export const makePackage = async (request: PackageRequest): Promise<{ zip: Buffer; manifest: Manifest }> => {
  const { record, run, head, key, sight } = request
  const model = exportModel({ ...request, keyed: key.idOf, records: () => [record] })
  const { entries, sources } = await enclosedRows({
    rows: record.sources.flat(),
    roots: request.roots,
    ...(request.mapping && { mapping: request.mapping }),
    masking: sight.unmasked ? null : { isMasked: request.isMasked, token: tokensOf(key, head.number) },
  })
  if (entries.length === 0 && !request.withoutRows) throw noRows(record.ring.id, sources)
  const [shown] = [...model.rings()]
  const token = tokensOf(key, head.number)
  const claims = claimsOf(record, shown!, { unmasked: sight.unmasked, isMasked: request.isMasked, token })
  const law = model.law(shown!.ring)
  const { market } = request
  const others: ZipEntry[] = [
    ...entries,
    ...(await graphsOf(model)),
    { name: CLAIMS, bytes: jsonBytes(claims) },
    { name: 'law.json', bytes: jsonBytes(law) },
    { name: 'README.txt', bytes: Buffer.from(readmeOf(head, record.ring.id, key)) },
  ]
  const bytes = await dossier({
    head,
    shown: shown!,
    words: model.words(shown!.ring),
    law,
    picture: pictureOf(model),
    sources,
    lots: [...model.lots(shown!.ring)],
    winners: (lotId) => winnersOn(market, lotId),
    stageFacts: model.stageFacts(shown!.ring),
    registry: request.registry.map((one) => sight.bidder(one)),
    files: digestsOf(others),
  })
  const files: ZipEntry[] = [...others, { name: 'dossier.docx', bytes }]
  const manifest: Manifest = {
    format: 'biaojian-package/1',
    number: head.number,
    madeAt: head.at,
    requester: head.requester,
    purpose: head.purpose,
    masking: head.masking,
    notice: head.notice,
    ring: record.ring.id,
    program: { name: 'biaojian', version: request.programVersion },
    store: request.storeId,
    run: {
      id: run.id,
      finishedAt: run.finishedAt,
      version: run.version,
      digest: run.digest,
      seed: run.seed,
      communities: run.communities,
      bidders: run.counts.bidders,
      settings: run.settings,
    },
    dataChanged: head.dataChanged,
    key: { algorithm: 'Ed25519', fingerprint: key.fingerprint },
    files: digestsOf(files),
    sources,
  }
  return { zip: zipOf([...files, ...signed(manifest, key)], stampOf(shanghai(head.at))), manifest }
}

const digestsOf = (files: readonly ZipEntry[]): FileDigest[] =>
  files.map(digestOf).sort((x, y) => (x.name < y.name ? -1 : 1))

const noRows = (ring: string, sources: readonly Source[]): AppError =>
  new AppError(
    'conflict',
    `No source row of "${ring}" can be enclosed: ${sources.map(({ file, state }) => `${file} (${state})`).join(', ')}. Name the folder of the files (--root), or pass --without-rows`,
  )

const graphsOf = async (model: ExportModel): Promise<ZipEntry[]> => {
  const entries: ZipEntry[] = []
  for (const { inPackage: name, write } of FORMATS.map((format) => FORMAT[format])) {
    const parts: Buffer[] = []
    for await (const piece of write(model, {})) parts.push(Buffer.from(piece))
    entries.push({ name, bytes: Buffer.concat(parts) })
  }
  return entries
}

const signed = (manifest: Manifest, key: SigningKey): ZipEntry[] => {
  const bytes = jsonBytes(manifest)
  return [
    { name: MANIFEST, bytes },
    { name: SIGNATURE, bytes: Buffer.from(`${key.sign(bytes).toString('base64')}\n`) },
    { name: PUBLIC_KEY, bytes: Buffer.from(key.publicPem) },
  ]
}

const readmeOf = (head: ExportHead, ring: string, key: SigningKey): string =>
  say(texts.readme, head.lang, {
    number: head.number,
    notice: head.notice,
    ring,
    requester: head.requester,
    purpose: head.purpose || say(texts.noPurpose, head.lang),
    masking: say(exportTexts[head.masking], head.lang),
    fingerprint: key.fingerprint,
  })
