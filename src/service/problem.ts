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

/** What is not there for whoever asks: told like an address that nothing has, and recorded as a refusal. */
export class AbsentHere extends ApiProblem {
  constructor() {
    super('not_found', 'There is nothing here for this seat')
  }
}
