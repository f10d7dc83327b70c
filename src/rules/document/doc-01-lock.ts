import { t } from '../../texts/text.js'
import { OF_FILES, SILENT_VALUES, SOLD } from '../exemptions.js'
import { rule } from '../rule.js'
import { deemed } from '../shared-value-row.js'

/**
 * Same pricing-software lock (DOC-01): bills of different bidders were made with one dongle. Where no
 * issuer's lock is on record for the lots, that exemption could not be checked, and the item says so.
 */
export default rule({
  id: 'DOC-01',
  family: 'document',
  grade: '视',
  law: ['regulation-40-1', 'order87-37-1'],
  formula: 'v(A, lot) = v(B, lot); across lots one grade less',
  texts: {
    name: t('计价软件加密锁号相同', 'same pricing-software lock'),
    question: t(
      '不同投标人的清单文件是否出自同一加密锁?',
      'Were bills of different bidders made with one dongle?',
    ),
    silentWhen: SILENT_VALUES,
    exemptions: [...OF_FILES, SOLD],
  },
  why: t(
    '计价软件加密锁一锁一号，锁号相同说明清单由同一把锁编制；法规视为由同一单位或个人编制。',
    'A dongle has a number of its own: one number in two bills means one dongle made both, and the regulation deems one author.',
  ),
  example: t(
    '甲、乙的工程量清单都由锁 G8-203344 生成，招标人控制价用的是另一把锁：出线索（视）。',
    "The bills of A and B were both made with dongle G8-203344, the issuer's own with another: a lead of the deemed grade.",
  ),
  needs: [['bids.lock_no']],
  trace: 'lock',
  asks: (ask) => [ask.values(deemed('lock', 'bids.lock_no'))],
})
