export interface SourceRow {
  table: string
  file: string
  sha256: string
  line: number
  batch: number
  importedAt: string
}
