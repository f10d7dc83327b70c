export function killRounds(rounds: number): Promise<{
  rounds: number
  said: number
  entries: number
  events: number
  wrong: unknown
  lost: number
  unlogged: number
}>
