import { reportTexts as texts } from '../../texts/report.js'
import { listText } from '../../texts/text.js'
import { INDUSTRY_WORDS, wordIn } from '../../texts/words.js'
import { type Block, heading, paragraph, ref, type Sentence, sentence } from '../blocks.js'
import { comparisons } from '../compare.js'
import { type Composer, refs } from '../composer.js'
import { groupsOf, INDUSTRY } from './breakdown.js'
import { changed, scopeOf } from './overall.js'
import { atThreshold, hintOf, ringCode } from './ring-table.js'
import { typicalRings } from './typical.js'

/** 本期要点: five lines for who signs, the warning about the data first. */
export const pointsBlock = (c: Composer): Block => ({
  type: 'points',
  title: texts.points,
  lines: [dataLine(c), [lotsLine(c)], [ringsLine(c)], [thresholdLine(c)], [nextLine(c)]],
})

/** What a run warns of before anything else: more leads than anybody can believe. */
const tooMany = ({ run }: Composer) =>
  run.warnings.filter(({ key }) => key === 'manyLots' || key === 'manyBidders')

const dataLine = (c: Composer): Sentence[] => {
  const [warning] = tooMany(c)
  const gaps = c.run.notEvaluated.length
  return [
    warning
      ? sentence(warning.key === 'manyLots' ? texts.pointWarn : texts.pointWarnBidders, warning.params)
      : sentence(texts.pointData),
    gaps > 0 ? sentence(texts.pointGaps, { n: gaps }) : sentence(texts.pointNoGaps),
  ]
}

const lotsLine = (c: Composer): Sentence => {
  const [lots, ringLots] = [c.count('lots'), c.count('ringLots')]
  const [first] = comparisons(c)
  return sentence(texts.pointLots, {
    scope: scopeOf(c),
    ...refs({ lots, ringLots }),
    share: ref(c.book.share(ringLots, lots)),
    compared: first
      ? sentence(texts.pointCompared, {
          before: sentence(first.than),
          change: ref(changed(c, 'ringLots', first.base.id), 'words'),
        })
      : '',
  })
}

const ringsLine = (c: Composer): Sentence => {
  const award = (industry: string): string => c.fen('ringAwardFen', { industry })
  const value = (industry: string): number => c.book.value(award(industry)) ?? 0
  const words = groupsOf(c, INDUSTRY).filter((word) => word !== '')
  const first = words.reduce((best, word) => (value(word) > value(best) ? word : best), words[0] ?? '')
  return sentence(texts.pointRings, {
    ...refs({ rings: c.count('rings'), ringBidders: c.count('ringBidders') }),
    ...refs({ red: c.count('rings', { level: 'red' }), yellow: c.count('rings', { level: 'yellow' }) }),
    ringAward: ref(c.fen('ringAwardFen'), 'money'),
    industry:
      first !== '' && value(first) > 0
        ? sentence(texts.pointIndustry, {
            name: sentence(wordIn(INDUSTRY_WORDS, first)),
            award: ref(award(first), 'money'),
          })
        : '',
  })
}

const thresholdLine = (c: Composer): Sentence => {
  const reached = atThreshold(c)
  const [first] = reached
  if (!first) return sentence(texts.pointThresholdNone)
  const hint = hintOf(c, first)
  return sentence(texts.pointThreshold, {
    rings: reached.length,
    code: ringCode(c, first),
    reached: ref(hint.reached),
    largest: ref(hint.largest, 'money'),
  })
}

const codes = (c: Composer): string =>
  listText(
    typicalRings(c).map((ring) => ringCode(c, ring)),
    c.lang,
  )

const nextLine = (c: Composer): Sentence =>
  c.rings().length === 0 ? sentence(texts.pointNextNone) : sentence(texts.pointNext, { code: codes(c) })

/** 七、下步工作: what is to be done, with places for who and by when. */
export const nextSection = (c: Composer): Block[] => [
  heading(1, texts.next),
  ...(c.rings().length === 0 ? [] : [paragraph(sentence(texts.nextCheck, { codes: codes(c) }))]),
  paragraph(sentence(texts.nextData, { what: dataWork(c) })),
  ...(c.rings().length === 0
    ? []
    : [paragraph(sentence(texts.nextLetters)), paragraph(sentence(texts.nextMeeting))]),
]

const dataWork = (c: Composer): Sentence => {
  const gaps = c.run.notEvaluated.length
  const last = gaps > 0 ? sentence(texts.nextDataGaps, { n: gaps }) : sentence(texts.nextDataKeep)
  return tooMany(c).length > 0
    ? sentence({ zh: '{warn}{last}', en: '{warn} {last}' }, { warn: sentence(texts.nextDataWarn), last })
    : last
}
