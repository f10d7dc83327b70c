import { z } from 'zod'
import { t } from '../../texts/text.js'
import { GROUP, PARTNERS } from '../exemptions.js'
import { rule } from '../rule.js'
import { type Timing, timingHits } from './submission-timing.js'

const TOLD = t(
  '{a}与{b}在{lots}个标段上递交时间相近，间隔中位数{median}，超出各标段截止前扎堆的程度',
  '{a} and {b} submitted close together on {lots} lots, {median} apart (median), beyond the crowd before each deadline',
)

/**
 * Submission timing (HW-10): do two bidders keep submitting within minutes of each other, beyond the crowd
 * before the deadline? How it is counted: submission-timing.ts. Silent without submission times.
 */
export default rule({
  id: 'HW-10',
  family: 'device',
  grade: '线',
  law: ['regulation-40-2'],
  formula:
    "|t(A) − t(B)| ≤ nearSeconds on k ≥ minLots lots, P[Σ Bernoulli(lot's share of close pairs) ≥ k] ≤ tail",
  texts: {
    name: t('递交时间反复邻近', 'submissions repeatedly close in time'),
    question: t(
      '两家的递交是否在多个标段都相隔数分钟,且超出该标段截止前的扎堆程度?',
      'Do two bidders keep submitting within minutes of each other, beyond the crowd before the deadline?',
    ),
    silentWhen: t('递交时间缺失,或邻近不足三个标段', 'no submission times, or fewer than three close lots'),
    exemptions: [
      t('截止前扎堆(按该标段基线校正)', "crowd before the deadline, corrected by the lot's own baseline"),
      PARTNERS,
      GROUP,
    ],
  },
  why: t(
    '互相独立的投标人递交时间各有早晚；两家在多个标段都前后脚递交，可能由一人依次操作。',
    'Bidders on their own submit now early, now late; two that keep submitting one after the other may be one person at work.',
  ),
  example: t(
    '甲、乙在四个标段都相隔一分钟递交，其余投标人相隔数小时：出线索。',
    'On four lots A and B submit a minute apart while the others are hours apart: a lead.',
  ),
  settings: {
    nearSeconds: z.number().positive().default(300),
    minLots: z.number().int().min(1).default(3),
    tail: z.number().gt(0).lt(1).default(0.001),
  },
  needs: [['bids.submitted_at']],
  trace: 'timing',
  asks: (ask) => [
    ask.pairs<Timing>({
      find: ({ market }, settings) => timingHits(market, settings),
      tell: ({ lots, medianSeconds }, { a, b }, words) =>
        words.text(TOLD, { a: words.name(a), b: words.name(b), lots, median: words.seconds(medianSeconds) }),
    }),
  ],
})
