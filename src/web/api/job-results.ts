import type { Schemas } from './client.js'

/** What a job's result holds, which the description leaves open; one kind for each kind of job. */
export interface ImportResult {
  checked?: boolean
  files: ImportedFile[]
  skipped: { file: string; reason: string }[]
  unknownColumns: { file: string; columns: string[] }[]
}

/** What became of a store from which an import was taken out. */
export interface UndoResult {
  batch: number
  files: string[]
  rows: Record<string, number>
}

export interface ImportedFile {
  file: string
  table: string
  read: number
  accepted: number
  merged: number
  quarantined: number
  reasons?: { column: string; reason: string; rows: number; line: number; value: string }[]
  notes?: string[]
  error?: string
}

export interface DetectResult {
  run: string
  counts: Record<string, number>
}

export type Job = Schemas['Job']
export type ReportResult = Schemas['Report']

export const isOpen = ({ state }: Job): boolean => state === 'queued' || state === 'running'
