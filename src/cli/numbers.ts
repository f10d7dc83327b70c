import { InvalidArgumentError } from 'commander'

/** Parser of a whole-number option within bounds; wrong usage otherwise. */
export const wholeNumber =
  (name: string, least: number, most: number) =>
  (text: string): number => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < least || value > most)
      throw new InvalidArgumentError(`${name} must be a whole number from ${least} to ${most}: "${text}"`)
    return value
  }
