/**
 * What one import will read at most. A real file stays far below; a file built to exhaust the machine is
 * refused, or its row quarantined, before 512 MB of memory or ten seconds are spent on it.
 */
export interface Limits {
  /** bytes of a block, read and parsed at once */
  block: number
  /** bytes of a file's header row */
  header: number
  columns: number
  /** bytes of one cell; a longer one puts its row into quarantine */
  cell: number
  /** bytes of one row */
  row: number
  /** rows at fault, beyond which a file most of whose rows are at fault is given up */
  faults: number
  /** entries of an archive, folders and skipped files included */
  entries: number
  /** unpacked bytes of one entry, one gzip file, and one archive, as really counted */
  entryBytes: number
  archiveBytes: number
  /** unpacked to packed bytes, looked at after `ratioAfter` unpacked bytes */
  ratio: number
  ratioAfter: number
  /** unpacked bytes of a workbook's shared strings, and of its small parts (styles, sheet list) */
  sharedStrings: number
  workbookPart: number
  sheets: number
  /** nesting of JSON, bytes of one JSON record (a release) */
  jsonDepth: number
  jsonRecord: number
  /** bytes of releases held at once to merge those of one ocid */
  jsonMerge: number
  /** folders within folders, and files in all */
  folderDepth: number
  files: number
}

const KiB = 1024
const MiB = 1024 * KiB
const GiB = 1024 * MiB

export const LIMITS: Limits = {
  block: 4 * MiB,
  header: 64 * KiB,
  columns: 4096,
  cell: 1 * MiB,
  row: 4 * MiB,
  faults: 100_000,
  entries: 10_000,
  entryBytes: 4 * GiB,
  archiveBytes: 8 * GiB,
  ratio: 100,
  ratioAfter: 100 * KiB,
  sharedStrings: 192 * MiB,
  workbookPart: 16 * MiB,
  sheets: 200,
  jsonDepth: 64,
  jsonRecord: 8 * MiB,
  jsonMerge: 8 * MiB,
  folderDepth: 8,
  files: 100_000,
}
