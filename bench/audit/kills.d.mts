export function killRounds(
  rounds: number,
  seed: number,
): Promise<{
  rounds: number
  seed: number
  starts: number
  moved: number
  movedOfRoom: number
  wrongRounds: number
  answered: number
  acts: number
  entries: number
  actsWithoutEntry: number
  entriesWithoutAct: number
  answeredAndLost: number
  wrong: unknown
}>
