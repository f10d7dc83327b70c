interface Told {
  median: number
  p95: number
}

export function measure(
  leads: number,
  rounds: number,
): {
  leads: number
  making: number
  shown: number
  acts: number
  clocks: number
  overdue: number
  sweep: number
  again: number
  inbox: Told
  list: Told
  act: Told
  commit: Told
}
