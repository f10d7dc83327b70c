import type { Grid } from './grid.js'
import type { Limits } from './limits.js'
import type { Mapping } from './mapping.js'

export interface FileContext {
  limits: Limits
  mapping?: Mapping
  signal?: AbortSignal
  /** the user named this file, it was not just found in a folder or archive */
  named?: boolean
  /** hears of every sheet of cells that is found, before it is known which table it is */
  found?: (grid: Grid) => void
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
