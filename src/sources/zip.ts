import { type ArchiveEntry, type Container, listArchive } from './archive.js'
import type { Bytes } from './bytes.js'
import type { FileContext, FileName } from './file-context.js'
import { inTableOrder, isHidden } from './names.js'
import type { SourceOutcome } from './source.js'
import { told } from './source-error.js'

type OpenFile = (bytes: Bytes, as: FileName, context: FileContext) => AsyncGenerator<SourceOutcome>

/**
 * What a ZIP archive holds, in the order of a folder. A path that leaves the archive, an absolute one, a link
 * and an entry with a password are refused one by one; archives inside are left aside. Nothing is ever
 * unpacked to disk.
 */
export async function* openArchive(
  container: Container,
  file: string,
  context: FileContext,
  openFile: OpenFile,
): AsyncGenerator<SourceOutcome> {
  const entries = (await listArchive(container, context.limits)).filter((entry) => !entry.folder)
  const byName = new Map<string, ArchiveEntry>()
  for (const entry of entries) {
    if (byName.has(entry.name))
      yield { kind: 'rejected', file: `${file}!/${shown(entry.name)}`, error: told('zip_twice') }
    else byName.set(entry.name, entry)
  }
  for (const name of inTableOrder([...byName.keys()]))
    yield* openEntry(byName.get(name)!, file, context, openFile)
}

async function* openEntry(
  entry: ArchiveEntry,
  archive: string,
  context: FileContext,
  openFile: OpenFile,
): AsyncGenerator<SourceOutcome> {
  const file = `${archive}!/${shown(entry.name)}`
  const name = entry.name.slice(entry.name.lastIndexOf('/') + 1)
  if (leaves(entry.name))
    yield { kind: 'rejected', file, error: told('zip_path', { name: shown(entry.name) }) }
  else if (entry.link) yield { kind: 'rejected', file, error: told('skip_link') }
  else if (entry.name.split('/').some(isHidden)) yield { kind: 'skipped', file, reason: told('skip_hidden') }
  else if (/\.(zip|rar|7z|tar|tgz)$/i.test(name)) yield { kind: 'skipped', file, reason: told('skip_nested') }
  else if (entry.encrypted) yield { kind: 'rejected', file, error: told('zip_encrypted') }
  else yield* openFile(entry.bytes, { file, name }, { ...context, named: false })
}

const leaves = (name: string): boolean =>
  name.startsWith('/') || /^[a-z]:/i.test(name) || name.includes('\0') || name.split('/').includes('..')

const shown = (name: string): string => name.replace(/[\0-\x1f\x7f]/g, '?').slice(0, 500)
