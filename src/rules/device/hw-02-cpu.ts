import { t } from '../../texts/text.js'
import { OF_DEVICES, SILENT_VALUES } from '../exemptions.js'
import { rule } from '../rule.js'

/**
 * Same CPU id (HW-02): background only. Most tools read a model code there, so a value gives a quarter of its
 * bits on one lot and says nothing across lots.
 */
export default rule({
  id: 'HW-02',
  family: 'device',
  grade: '弱',
  law: ['regulation-40-1', 'regulation-40-2'],
  formula: 'v(A, lot) = v(B, lot)',
  texts: {
    name: t('CPU序列号相同', 'same CPU id'),
    question: t(
      '同一标段上传机CPU序列号是否相同?(多为型号码,仅作辅助)',
      'Do the uploading machines report one CPU id? (mostly a model code: background only)',
    ),
    silentWhen: SILENT_VALUES,
    exemptions: OF_DEVICES,
  },
  why: t(
    'CPU码多为型号码，单独相同说明不了问题；与其他硬件码一起相同时，可印证两份文件出自同一台电脑。',
    'The CPU code is mostly one of a model and means little alone; beside other equal codes it supports that one machine was used.',
  ),
  example: t(
    '甲、乙同投一个标段，上传机CPU码都是 BFEBFBFF000906EA：仅作背景。',
    'A and B bid on one lot from machines with the CPU code BFEBFBFF000906EA: background only.',
  ),
  needs: [['bids.cpu_id']],
  asks: (ask) => [
    ask.values({
      kinds: ['cpu'],
      left: ['bids.cpu_id', 'bids.authoring_cpu_id'],
      right: ['bids.cpu_id'],
      lot: '弱',
      across: null,
      share: 0.25,
    }),
  ],
})
