import { z } from 'zod'
import { t } from '../../texts/text.js'
import { ALLOWED, LOTS_OWN, PARTNERS } from '../exemptions.js'
import { rule } from '../rule.js'

/**
 * Same rare client (HW-11): a browser or tool version that less than `maxFrequency` of all bids have, in two
 * bids of one lot. Background alone; beside one address it strengthens (HW-07).
 */
export default rule({
  id: 'HW-11',
  family: 'device',
  grade: '弱',
  law: [],
  formula: 'client(A, lot) = client(B, lot), uses / bids < maxFrequency',
  texts: {
    name: t('客户端指纹相同', 'same rare client'),
    question: t(
      '同一标段是否使用同一稀有客户端或工具版本?',
      'Was one rare client or tool version used on one lot?',
    ),
    silentWhen: t('该客户端占全部投标1%以上', 'the client makes up 1 % of all bids or more'),
    exemptions: [ALLOWED, LOTS_OWN, PARTNERS],
  },
  why: t(
    '少见的软件版本出现在两家的投标中，可印证由同一台电脑操作。',
    'A rare version of a program in two bids supports that one computer sent both.',
  ),
  example: t(
    '全部投标中只有甲、乙用某工具的 2.1.7 测试版：作背景，印证其他线索。',
    'Of all bidders only A and B use test version 2.1.7 of a tool: background that supports other leads.',
  ),
  settings: { maxFrequency: z.number().gt(0).max(1).default(0.01) },
  needs: [['bids.user_agent', 'bids.tool_version']],
  trace: 'client',
  asks: (ask) => [
    ask.values({
      kinds: ['client'],
      left: ['bids.user_agent', 'bids.tool_version'],
      lot: '弱',
      across: null,
      rare: true,
    }),
  ],
})
