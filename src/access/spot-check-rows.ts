import { standingOf } from './decide.js'
import type { Reader } from './keys.js'
import { RESOURCES } from './resources.js'

/** Spot checks of all offices where all are seen, else those of the own; of leads where all leads are. */
export const seesSpotCheck = (
  reader: Pick<Reader, 'subject' | 'seat' | 'role'>,
  { office, of }: { office: string | null; of: string },
): boolean => {
  if (office !== null && office === reader.subject?.office) return true
  const standing = standingOf(reader)
  return RESOURCES['spot-check'][standing] === 'all' && (of !== 'lead' || RESOURCES.lead[standing] === 'all')
}
