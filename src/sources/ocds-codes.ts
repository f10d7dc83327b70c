/**
 * Fields of OCDS whose words differ between publishers, and the words of OCDS that each of them may mean
 * (docs/ocds-extension). Every other word of a publisher is translated by a mapping's `ocds`.
 */
export const OCDS_CODES = {
  bidStatus: ['invited', 'pending', 'valid', 'disqualified', 'withdrawn'],
  awardStatus: ['pending', 'active', 'cancelled', 'unsuccessful'],
  contractStatus: ['pending', 'active', 'cancelled', 'terminated'],
  procurementMethod: ['open', 'selective', 'limited', 'direct'],
  awardCriteria: ['priceOnly', 'ratedCriteria', 'qualityOnly'],
  mainProcurementCategory: ['goods', 'works', 'services'],
} as const

export type OcdsField = keyof typeof OCDS_CODES
/** By field: the word of OCDS by a publisher's own, which is compared without regard to case. */
export type OcdsCodes = Partial<Record<OcdsField, Record<string, string>>>

/** The word of OCDS that a publisher's word means; itself where no list has it. */
export const codeReader = (codes: OcdsCodes = {}): ((field: OcdsField, said: string) => string) => {
  const lists = new Map(
    Object.entries(codes).map(([field, words]) => [
      field,
      new Map(Object.entries(words).map(([word, code]) => [word.trim().toLowerCase(), code])),
    ]),
  )
  return (field, said) => lists.get(field)?.get(said.trim().toLowerCase()) ?? said
}
