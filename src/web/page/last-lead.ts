let last = ''

/** The lead that was looked at last: for what it is handled, its persons are asked for in clear. */
export const lastLead = (): string => last

export const lookedAt = (lead: string): void => {
  last = lead
}
