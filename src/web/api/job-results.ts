import type { Schemas } from './client.js'

/** What a job's result holds, one kind for each kind of job. */
export type ImportResult = Schemas['ImportResult']
export type ImportedFile = Schemas['ImportedFile']
export type UndoResult = Schemas['UndoResult']
export type DetectResult = Schemas['DetectResult']
export type ReportResult = Schemas['Report']
export type Job = Schemas['Job']

export const isOpen = ({ state }: Job): boolean => state === 'queued' || state === 'running'
