/** What is wrong or missing, and where. */
export interface ProblemLine {
  pointer: string
  detail: string
}

/**
 * What is wrong or missing, a line each below what was said of the whole; `messageInChinese` knows the form.
 */
export const linesOf = (errors: readonly ProblemLine[]): string =>
  errors.map(({ pointer, detail }) => `\n  ${pointer}  ${detail}`).join('')
