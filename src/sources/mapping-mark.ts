import { createHash } from 'node:crypto'
import type { Mapping } from './mapping.js'

/** What tells one mapping from another: a digest of what it says, wherever it lies. */
export const mappingMark = ({ file: _file, lines: _lines, ...says }: Mapping): string =>
  createHash('sha256').update(JSON.stringify(says)).digest('hex').slice(0, 16)
