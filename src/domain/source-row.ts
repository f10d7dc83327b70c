import type { ValueKind } from './value-kind.js'

export interface SourceRow {
  table: string
  file: string
  sha256: string
  line: number
  batch: number
  importedAt: string
}

/** A fact of the store whose source rows are wanted. */
export type FactRef =
  | { table: 'bids'; lot: string; bidder: string; no: number }
  | { table: 'bidders'; bidder: string }
  | { table: 'lots'; lot: string }
  | { table: 'roles'; bidder: string; kind: ValueKind; hi: number; lo: number }
  | { table: 'ownership'; owner: string; owned: string }
  | { table: 'groups'; bidder: string }
  | { table: 'allowlist'; kind: ValueKind; hi: number; lo: number }
  | { table: 'experts'; lot: string; expert: string }
  | { table: 'scores'; lot: string; expert: string; bidder: string }
  | { table: 'contracts'; contract: string }
  | { table: 'subcontracts'; contract: string; subcontractor: string }
  | { table: 'penalties'; bidder: string; docNo: string }
