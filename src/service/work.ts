export interface WorkContext {
  signal: AbortSignal
  progress: Progress
}

/** Share 0..1 or null, and what is being done. */
export type Progress = (share: number | null, message: string) => void
