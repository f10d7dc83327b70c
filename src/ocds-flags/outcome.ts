/** A release was looked at; anything else that `fold` returns is the reason why it could not be. */
export const COMPUTED = undefined

export type Outcome = string | typeof COMPUTED
