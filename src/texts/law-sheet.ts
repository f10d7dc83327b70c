import type { Text, Texts } from './text.js'

const t = (zh: string, en: string): Text => ({ zh, en })

/** The check sheet of statutes for one ring. */
export const lawSheetTexts = {
  optLaw: t(
    '只列出法条、金额阈值与时效的核对单',
    'the check sheet of statutes, thresholds and limitation instead',
  ),
  title: t('法条与阈值核对单 {id}', 'Statutes and thresholds to check: {id}'),
  notFinding: t(
    '仅供核对，不作认定；“视为”可由反证推翻。',
    'For checking, not a finding; what is deemed can be rebutted.',
  ),
  itemQuestion: t('证据 {item} · {rule} {name} [{grade}]', 'fact {item} · {rule} {name} [{grade}]'),
  speaks: t('该证据对应此条', 'the fact speaks to this article'),
  background: t(
    '证据级为弱，仅作背景，不宜单独援引',
    'weak evidence, background only: not to be cited by itself',
  ),
  speaksNot: t(
    '标段不属政府采购，此条不适用',
    'the lots are no government procurement: the article does not apply',
  ),
  speaksUnknown: t(
    '仅政府采购适用；标段的交易领域未填，待确认',
    'applies to government procurement only; the lots’ domain is not given: to be checked',
  ),
  notInForce: t(
    '行为时（{day}）该版本尚未施行或已失效，待核对',
    'this version was not in force on {day}: to be checked',
  ),

  amountQuestion: t('中标项目金额与立案追诉标准', 'awards against the standard for filing'),
  amountAnswer: t(
    '{lots} 个标段，成员中标合计 {sum} 万元，单个最高 {largest} 万元；阈值 {threshold} 万元：{result}',
    '{lots} lots, members’ awards {sum} × 10k yuan in all, {largest} the largest; threshold {threshold}: {result}',
  ),
  single: t('单个中标项目即达到，提示行刑衔接核查', 'one award reaches it: check whether to refer'),
  together: t(
    '单个未达到，合计达到；能否累计由办案机关认定',
    'no single award reaches it, all together do: whether they add up is for the authority',
  ),
  below: t('未达到', 'below'),
  unknown: t('部分中标金额缺失，未能评估', 'not evaluated: some awards have no amount'),
  unknownAmount: t('未知', 'unknown'),
  noLots: t(
    '没有可适用刑法第223条的标段（须有“直接/视为/禁止”级证据且为招标）',
    'no lot to which article 223 may apply (it needs a fact of the grades direct, deemed or barred, on a tender)',
  ),
  excludedQuestion: t('不提示刑法第223条的标段', 'lots without a hint at article 223'),
  notTender: t(
    '拍卖、挂牌或非招标方式：仅作行政线索',
    'auction, listing or no tender: an administrative lead only',
  ),
  methodUnknown: t('交易领域和招标方式未填：未能评估', 'domain and method are not given: not evaluated'),

  penaltyQuestion: t(
    '二年内因串通投标受过的行政处罚',
    'administrative penalties for collusion within two years',
  ),
  penaltyNoData: t('未评估：没有处罚数据', 'not evaluated: there are no data on penalties'),
  penaltyNone: t('成员在此期间没有处罚记录', 'no penalty on record for a member in this time'),
  penaltyFound: t('{n} 次：{list}', '{n}: {list}'),

  administrative: t('行政处罚时效（2年）', 'limitation of administrative penalties (2 years)'),
  criminal: t('刑事追诉时效（5年）', 'limitation of prosecution (5 years)'),
  periodAnswer: t(
    '自最后一个共同标段 {from} 起算，至 {until} 止；截至 {asOf} {state}',
    'from the last joint lot, {from}, to {until}; as of {asOf} {state}',
  ),
  periodUnknown: t('共同标段没有日期：未能评估', 'not evaluated: the joint lots have no day'),
  open: t('未届满', 'still open'),
  over: t('已届满', 'over'),
  lighter: t(
    '从旧兼从轻：早于本标准施行的行为一并列出',
    'the lighter applies: earlier acts are measured by it too',
  ),
} satisfies Texts
