import type { Limits } from './limits.js'
import type { Mapping } from './mapping.js'

export interface FileContext {
  limits: Limits
  mapping?: Mapping
  signal?: AbortSignal
  /** the user named this file, it was not just found in a folder or archive */
  named?: boolean
}

export interface FileName {
  /** as shown */
  file: string
  /** base name with extension */
  name: string
  /** where it lies on disk, when it does, and the real path below which it must lie */
  path?: string
  root?: string
}
