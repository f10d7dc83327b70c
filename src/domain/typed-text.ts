import { z } from 'zod'

/**
 * Text that a person types: blanks around it do not count, and `least` to `most` characters must be left. Its
 * pattern says so, too: what the published schema takes is not refused for its form.
 */
export const typedText = (least: number, most: number): z.ZodString =>
  z
    .string()
    .regex(least < 2 ? /\S/ : new RegExp(`\\S[\\s\\S]{${least - 2},}\\S`))
    .trim()
    .min(least)
    .max(most)

/**
 * One to `most` characters; one outside the basic plane, of two code units, counts once as in JSON Schema.
 */
export const characters = (most: number): z.ZodString => z.string().regex(new RegExp(`^[^]{1,${most}}$`, 'u'))
