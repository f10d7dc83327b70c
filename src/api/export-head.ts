import type { RunRecord } from '../domain/run.js'
import { type ExportHead, headOf } from '../exports/head.js'
import type { Lang } from '../texts/text.js'
import type { ApiParts } from './api.js'
import type { Asker } from './read-gate.js'

/** The head of a file that leaves: who asked, why, when, for what, of which run and data. */
export const headFor = (
  { clock }: Pick<ApiParts, 'clock'>,
  { reader, purpose, view: { unmasked } }: Asker,
  of: { run: RunRecord; selection: string; lang: Lang; digest: string },
): ExportHead => {
  const { run, selection, lang, digest } = of
  const requester = `${reader.name} (${reader.role})`
  return headOf({ at: clock(), requester, purpose, unmasked, lang, selection }, run, digest)
}
