/** A sentence, and what stands under it. */
export interface Outlined {
  text: string
  under: string[]
}

export const alone = (text: string): Outlined => ({ text, under: [] })
