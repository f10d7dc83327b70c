import type { problemTexts } from '../texts/api.js'

export type ProblemCode = keyof typeof problemTexts

/** A problem that only a service knows; everything else is an AppError. */
export class ApiProblem extends Error {
  constructor(
    readonly code: ProblemCode,
    message: string,
    readonly errors: { pointer: string; detail: string }[] = [],
  ) {
    super(message)
    this.name = 'ApiProblem'
  }
}
