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

  leadOnly: t(
    '可作为核查{article}情形的线索，不能单独证明',
    'a lead for checking {article}; by itself it proves nothing',
  ),

  amountQuestion: t('中标项目金额与立案追诉标准', 'awards against the standard for filing'),
  projects: t(
    '涉及{lots}个标段（不论由谁中标），中标项目金额合计{sum}，其中{limit}以上{reached}个，单个最高{largest}：{result}',
    '{lots} {lots|lot|lots}, whoever won: awards of {sum} in all, {reached} of them of {limit} or more, {largest} the largest: {result}',
  ),
  projectsUnknown: t(
    '涉及{lots}个标段，中标单位或者金额缺失，未能评估',
    'not evaluated: winners or awards of the {lots} {lots|lot is|lots are} not known',
  ),
  someUnknown: t(
    '另有{n}个标段中标单位或者金额缺失，未能评估',
    'not evaluated for {n} {n|lot|lots}: the winner or the award is not known',
  ),
  single: t('单个中标项目即达到，提示行刑衔接核查', 'one award reaches it: check whether to refer'),
  together: t(
    '单个未达到，合计达到；能否累计由办案机关判断',
    'no single award reaches it, all together do: whether they add up is for the authority',
  ),
  below: t('未达到', 'below'),
  unknown: t('已知金额未达到，部分金额缺失，未能评估', 'not evaluated: some awards are not known'),
  memberQuestion: t('其中成员中标', 'of these, members’ awards'),
  members: t(
    '成员中标{wins}个标段，合计{sum}，单个最高{largest}：{result}',
    'members won {wins} {wins|lot|lots}, {sum} in all, {largest} the largest: {result}',
  ),
  membersNone: t(
    '成员均未中标；未中标时能否适用第（三）项，由办案机关判断',
    'members won none of them: whether item 3 applies then is for the authority',
  ),
  membersUnknown: t('中标单位或者金额缺失，未能评估', 'not evaluated: winners or amounts are not known'),
  unknownAmount: t('未能评估', 'not evaluated'),
  undated: t('标段无日期，不能确定适用的标准，未能评估：', 'not evaluated, lots without a day:'),
  fineQuestion: t('罚款基数（千分之五以上千分之十以下）', 'what a fine of 5 to 10 per mille is reckoned on'),
  fineOwn: t(
    '成员中标的{lots}个标段，按中标项目金额计，合计{sum}',
    '{lots} {lots|lot|lots} that a member won: by their awards, {sum} in all',
  ),
  fineOthers: t(
    '成员未中标的{lots}个标段，对未中标单位按招标项目合同金额计，现以中标金额列示，合计{sum}，以合同为准',
    '{lots} {lots|lot|lots} that no member won: by the contracts’ amounts; their awards come to {sum}',
  ),
  fineNone: t(
    '没有“直接、视为”级证据且为招标的标段，不列罚款基数',
    'no tender with a fact of the grades direct or deemed',
  ),
  noLots: t(
    '没有可适用刑法第二百二十三条的标段（须有“直接/视为/禁止”级证据且为招标）',
    'no lot to which article 223 may apply (it needs a fact of the grades direct, deemed or barred, on a tender)',
  ),
  excludedQuestion: t('不提示刑法第二百二十三条的标段', 'lots without a hint at article 223'),
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
