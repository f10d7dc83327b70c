export interface Counters {
  next: number
  batch: number
  file: number
  defect: number
}
