import { z } from 'zod'

/** A thing of type T that is only looked at: readonly or not, it may be given. */
export type Given<T> = T extends readonly (infer Item)[]
  ? readonly Given<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Given<T[Key]> }
    : T

/** Fields of S that T has, each described as wide as T has it; `never` marks one that is not. */
type Tied<T, S> = {
  [Key in keyof S]: Key extends keyof T
    ? S[Key] extends z.ZodType
      ? T[Key] extends Given<z.output<S[Key]>>
        ? S[Key]
        : never
      : never
    : never
}

/**
 * The schema of a type of the code, in the order of its fields: one that the type has and the schema lacks,
 * one that only the schema has, and one described too narrowly do not compile.
 */
export const schemaOf =
  <T>() =>
  <S extends Record<keyof T, z.ZodType>>(shape: S & Tied<T, S>): z.ZodObject<S> =>
    z.object(shape as S)
