import { type Text, type Texts, t } from './text.js'

/** How believable a ring is, and why. */
export const beliefTexts = {
  title: t('可信程度及理由', 'How believable it is, and why'),
  head: t(
    '可信度 {p}，仅用于排序。起点 {start} 分，以下各项相加得 {points} 分；每 1000 分使可能性之比变为约 2.7 倍。',
    'Believable to {p}: a rank only. From {start} points the lines below add up to {points}; 1000 points multiply the odds by about 2.7.',
  ),
  behaviour: t(
    '因投标行为列入：共有信息对此类线索说明不了多少。',
    'Listed for what it bids and who wins in it: shared values say little of such a lead.',
  ),
  bare: t(
    '成员的设备、文件、账户和人员均无记录：没有共有信息既不支持也不削弱，只看投标行为。',
    'No machine, file, account or person of its members is on record: that they share nothing speaks neither for it nor against it; it is judged by its bids alone.',
  ),
  lifts: t('支持', 'for it'),
  lowers: t('削弱', 'against it'),
  line: t('{points}  {what}', '{points}  {what}'),
  and: t('和', ' and '),
  all: t('全部成员', 'all members'),
  some: t('{size} 家成员中的 {covered} 家', '{covered} of {size} members'),
  onLots: t('在{n}个标段上', 'on {n} {n|lot|lots}'),
  onLot: t('在一个标段上', 'on one lot'),
  inRegisters: t('在登记信息中', 'in the registers'),
} satisfies Texts

/** Things that tie members, one and several. */
export const THING_TEXTS: Record<string, { one: Text; many: Text }> = {
  machine: { one: t('一台设备', 'a machine'), many: t('{n}台设备', '{n} machines') },
  file: { one: t('一处文件痕迹', 'a mark in files'), many: t('{n}处文件痕迹', '{n} marks in files') },
  account: { one: t('一个账户', 'an account'), many: t('{n}个账户', '{n} accounts') },
  person: { one: t('一名人员', 'a person'), many: t('{n}名人员', '{n} persons') },
  staff: { one: t('一名员工', 'an employee'), many: t('{n}名员工', '{n} employees') },
}

/**
 * What a theme says where it lifts and where it lowers; `… none` where its number is 0, `… one` where there
 * is one thing.
 */
export const BELIEF_THEMES: Record<string, Text> = {
  'facts lifts': t(
    '{things}各自独立，{where}把{who}连在一起',
    '{things}, independent of each other, tie {who} {where}',
  ),
  'facts lifts one': t('{things}{where}把{who}连在一起', '{things} ties {who} {where}'),
  'facts lifts none': t('共有信息把成员连在一起', 'shared values tie members'),
  'facts lowers': t(
    '独立的事实不多：{things}{where}连起{who}',
    'few independent facts: {things} {where}, tying {who}',
  ),
  'facts lowers none': t(
    '没有独立的设备、文件、账户或人员事实把成员连在一起',
    'no independent fact of machine, file, account or person ties members',
  ),
  'together lifts': t(
    '共有的东西在 {lots} 个标段上一同使用，超出各自习惯所能解释',
    'what they share is used on the same lots, {lots} of them, beyond what their habits explain',
  ),
  'together lifts none': t(
    '共有的东西用在其他成员也投标的标段上',
    'what they share is used where other members bid',
  ),
  'together lowers': t(
    '共有的东西很少在同一标段上一同使用',
    'what they share is seldom used on the same lots',
  ),
  'service lifts': t('共有的东西少有成员以外的人使用', 'hardly anybody but members uses what they share'),
  'service lowers': t(
    '至多另有 {others} 家投标人使用同样的东西，可能只是服务商或代办',
    'up to {others} other bidders use the same: a shop or an agent may explain it',
  ),
  'service lowers none': t(
    '没有只属于成员的东西，或旁边的痕迹像是服务多家的代办',
    'nothing is the members’ own, or the marks beside it are those of a service with many customers',
  ),
  'contradiction lifts': t(
    '设备其余编码与地址并不矛盾',
    'the rest of the machine, and the address, do not contradict it',
  ),
  'contradiction lowers': t(
    '设备其余编码或地址不一致，或只是转手一次',
    'the rest of the machine or the address differs, or the thing changed hands once',
  ),
  'people lifts': t(
    '人员、任职或控制关系也把成员连在一起（{persons} 人）',
    'people, offices or control tie members too ({persons} {persons|person|persons})',
  ),
  'people lifts none': t('任职或控制关系也把成员连在一起', 'offices or control tie members too'),
  'people lowers': t('共有的人员说明不了多少', 'the persons in common say little'),
  'people lowers none': t('没有共有的人员或任职', 'no person or office in common'),
  'place lifts': t(
    '住所、网络出口或电话也有 {places} 处重合',
    'address, network or telephone coincide as well, in {places} {places|value|values}',
  ),
  'place lifts none': t('名称类的痕迹也有重合', 'names and programs coincide as well'),
  'place lowers': t(
    '住所、网络出口或电话的重合说明不了多少',
    'that address, network or telephone coincide says little',
  ),
  'place lowers none': t(
    '住所、网络出口和电话没有重合',
    'neither address nor network nor telephone coincide',
  ),
  'meeting lifts': t(
    '成员在 {lots} 个标段上同场，多于本市场企业通常的情形',
    'they meet on {lots} {lots|lot|lots}, more than firms here do anyway',
  ),
  'meeting lowers': t(
    '在 {lots} 个标段上同场说明不了多少：本市场许多正常企业也如此',
    'that they meet on {lots} {lots|lot|lots} adds little: many honest firms here do',
  ),
  'filling lifts': t(
    '在同场的 {lots} 个标段上，成员占全部投标人的比例高于各自单独投标时',
    'on the {lots} {lots|lot|lots} where they meet they are a larger part of all bidders than each is elsewhere',
  ),
  'filling lowers': t(
    '在同场的 {lots} 个标段上还有许多其他投标人，与各自单独投标时相仿',
    'on the {lots} {lots|lot|lots} where they meet many others bid, as many as where each bids without the others',
  ),
  'filling lowers none': t('成员没有同场投标', 'they never meet on a lot'),
  'prices lifts': t('报价或中标规律疑似事先安排', 'what they bid or who wins looks arranged'),
  'prices lowers': t('报价和中标看不出安排', 'what they bid and who wins shows nothing arranged'),
  'placing lifts': t(
    '同场时成员的报价彼此相邻或挤在一起，落选者报得高于其单独投标时的位次，疑似事先商定',
    'where they meet, members’ prices lie side by side or close together, or the losing ones higher than where each bids without the others: perhaps agreed',
  ),
  'placing lowers': t(
    '同场时成员的报价散在其他报价之间，与各自单独投标时无异',
    'where they meet, members’ prices lie scattered among the others’, as where each bids without the others',
  ),
  'handing lifts': t('成员的投标文件往往先后相继递交', 'members’ bids are often handed in one after another'),
  'handing lowers': t(
    '递交时间看不出成员先后相继',
    'the times of handing in do not show members one after another',
  ),
  'handing lifts none': t(
    '没有成员的递交时间；这一项说明不了什么',
    'when members’ bids were handed in is not on record: this line says nothing of them',
  ),
  'handing lowers none': t(
    '没有成员的递交时间；这一项说明不了什么',
    'when members’ bids were handed in is not on record: this line says nothing of them',
  ),
  'open lifts': t('没有公开的联合体或集团关系可以解释', 'no consortium and no declared group explains it'),
  'open lowers': t(
    '成员之间有公开的联合体或集团关系',
    'members are openly partners in consortia, or of one declared group',
  ),
}

const ZH = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十']
const EN = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** Small numbers in words. */
export const inWords = (n: number): Text => t(ZH[n] ?? String(n), EN[n] ?? String(n))
