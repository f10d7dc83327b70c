import { reportTexts as texts } from '../../texts/report.js'
import { type Block, type Part, paragraph, ref, sentence } from '../blocks.js'
import { type Composer, refs } from '../composer.js'
import { type Candidate, candidatesOf, shownOf, trendPeriods } from './outlook.js'

/** Annex: the exact intervals and corrected chances behind what the body says of shares. */
export const intervalsAnnex = (c: Composer): Block[] => {
  const [low, high] = c.book.meanInterval(c.count('ringLots'))
  return [
    { type: 'annex', title: texts.annexIntervals },
    paragraph(sentence(texts.intervalsText, refs({ count: c.count('ringLots'), low, high }))),
    {
      type: 'table',
      title: sentence(texts.tableIntervals),
      columns: [
        { head: texts.intervalWhat, width: 0.36, align: 'left' },
        { head: texts.ringLotsShort, width: 0.14, align: 'right' },
        { head: texts.shareShort, width: 0.12, align: 'right' },
        { head: texts.interval, width: 0.26, align: 'centre' },
        { head: texts.pValue, width: 0.12, align: 'right' },
      ],
      rows: [
        overall(c),
        ...trendPeriods(c).map((one) => trendRow(one)),
        ...candidates(c).map((one) => row(c, one)),
      ],
    },
  ]
}

const overall = (c: Composer): Part[] => {
  const [lots, ringLots] = [c.count('lots'), c.count('ringLots')]
  const [low, high] = c.book.shareInterval(ringLots, lots)
  return [
    sentence(texts.overallShare),
    ref(ringLots),
    ref(c.book.share(ringLots, lots)),
    sentence(texts.intervalText, refs({ low, high })),
    '—',
  ]
}

const trendRow = ({ id, ringLots, share, low, high }: ReturnType<typeof trendPeriods>[number]): Part[] => [
  id,
  ref(ringLots),
  ref(share),
  sentence(texts.intervalText, refs({ low, high })),
  '—',
]

const candidates = (c: Composer): Candidate[] => {
  const all = candidatesOf(c)
  return (['industry', 'buyer', 'agency'] as const).flatMap((kind) => shownOf(c, all, kind))
}

const row = (c: Composer, { name, lots, ringLots, p }: Candidate): Part[] => {
  const [low, high] = c.book.shareInterval(ringLots, lots)
  return [
    sentence(name),
    ref(ringLots),
    ref(c.book.share(ringLots, lots)),
    sentence(texts.intervalText, refs({ low, high })),
    p >= 0.1 ? p.toFixed(2) : p.toPrecision(2),
  ]
}
