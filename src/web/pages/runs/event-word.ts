import type { RingEvent } from '../../../domain/run.js'
import { consoleTexts } from '../../../texts/console.js'
import { EVENT_TEXTS } from '../../../texts/rings.js'
import type { useLanguage } from '../../page/language.js'

/** What became of a ring, in words: `merged into R-000007`. */
export const eventWord = (
  { event, other }: Pick<RingEvent, 'event' | 'other'>,
  t: ReturnType<typeof useLanguage>['t'],
): string => t(EVENT_TEXTS[event], { other: other ?? t(consoleTexts.unknown) })
