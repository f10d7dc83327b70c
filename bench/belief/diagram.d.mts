export interface Tenth {
  n: number
  chance: number
  rings: number
}
export const reliabilityDiagram: (series: { name: string; tenths: Tenth[] }[]) => string
