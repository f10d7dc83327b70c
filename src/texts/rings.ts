import type { Family, Grade, Level } from '../domain/grade.js'
import type { Ring, RingEvidence, RingMember } from '../domain/ring.js'
import type { RingEvent } from '../domain/run.js'
import type { Text } from './text.js'

const t = (zh: string, en: string): Text => ({ zh, en })

export const LEVEL_TEXTS: Readonly<Record<Level, Text>> = {
  red: t('红', 'red'),
  yellow: t('黄', 'yellow'),
  green: t('绿', 'green'),
}

/**
 * The sign of each level beside its word, filled, and told apart without colour; colours of leads that are
 * levels have the same.
 */
export const LEVEL_MARKS: Readonly<Record<Level, string>> = { red: '■', yellow: '▲', green: '●' }

/** A level by its sign and its word. */
export const MARKED_LEVEL_TEXTS: Readonly<Record<Level, Text>> = {
  red: t('■ 红', '■ red'),
  yellow: t('▲ 黄', '▲ yellow'),
  green: t('● 绿', '● green'),
}

/** What each level means, and what it does not. */
export const LEVEL_MEANINGS: Readonly<Record<Level, Text>> = {
  red: t(
    '有同一标段上法规列明“视为”串通的情形涉及过半成员，或三类以上独立线索相互印证；豁免情形已核对',
    'facts that the regulation deems collusion, on one lot, touch more than half of the members, or three independent families of leads agree; exemptions were checked',
  ),
  yellow: t(
    '有强线索或法规禁止的关联，或两类以上线索；不足以列为红色',
    'a strong lead or a barred relation, or two families of leads; not enough for red',
  ),
  green: t('仅作背景的群组，不列为疑似团伙', 'a group kept for context; not listed as a suspected ring'),
}

export const ROLE_TEXTS: Readonly<Record<RingMember['role'], Text>> = {
  core: t('核心成员', 'core'),
  winner: t('疑似中标方', 'wins on the ring’s lots'),
  cover: t('疑似陪标', 'bids and never wins: possible cover bidder'),
  bridge: t('居间（去掉后其余成员不再相连）', 'bridge: the others come apart without it'),
  edge: t('边缘成员（归属不稳定）', 'edge of the ring: membership is not firm'),
}

export const FAMILY_TEXTS: Readonly<Record<Family, Text>> = {
  device: t('设备与网络', 'devices and network'),
  document: t('投标文件', 'bid files'),
  account: t('账户、证书与保证金', 'accounts, certificates, deposits'),
  relation: t('人员与股权', 'people and ownership'),
  contact: t('联系方式与地址', 'contacts and addresses'),
  price: t('报价', 'prices'),
  network: t('投标行为', 'bidding behaviour'),
  tender: t('招标过程', 'tender'),
  expert: t('评标', 'evaluation committee'),
  post: t('履约', 'performance'),
}

export const GRADE_TEXTS: Readonly<Record<Grade, Text>> = {
  直: t('直接事实', 'direct fact'),
  视: t('法规“视为”情形', 'deemed collusion'),
  禁: t('法规禁止情形', 'barred by law'),
  强: t('强线索', 'strong lead'),
  线: t('线索', 'lead'),
  弱: t('背景', 'background'),
}

export const CHANNEL_TEXTS: Readonly<Record<keyof Ring['channels'], Text>> = {
  identity: t('身份关联', 'identity'),
  participation: t('共同参与', 'participation'),
  price: t('报价', 'price'),
  outcome: t('结果', 'outcome'),
}

/** Why a fact counts as it does: keys of ITEM_FLAGS. */
const NOTES = {
  noJointLot: t(
    '这些单位从未在同一标段上各自投标：对定级只作背景',
    'these bidders never bid on one lot as separate bidders: background for the level',
  ),
  overCap: t('持有单位超过该类上限：证明力减弱', 'more holders than the cap of its kind: weakened'),
  lotsOwn: t(
    '该标段过半填报单位都有此值，可能是共用终端或模板：只作背景',
    'most bidders on the lot have it, perhaps a shared terminal or template: background',
  ),
  reassigned: t(
    '各单位使用时段互不交叉，可能是转让或重新启用：证明力减弱',
    'each bidder used it in one unbroken stretch, perhaps sold or re-issued: weakened',
  ),
  allowlisted: t('在白名单内：不计', 'allow-listed: not counted'),
  issuers: t('招标人控制价文件中已有此值：不计', 'in the issuer’s own bill: not counted'),
  declaredGroup: t('已备案集团内部：列出但不计', 'within a declared group: shown, not counted'),
  acrossLots: t('仅在不同标段之间相同', 'found across lots only'),
  serviceProvider: t(
    '像是公用服务点（打印店、代账、园区、办公楼、运营商）的值：各持有单位同场不多于巧合，用与不用也不取决于是否同场；证明力减弱',
    'looks like a service provider’s value (print shop, bookkeeper, shared office, carrier): its holders meet no oftener than by chance, and use it whether they meet or not: weakened',
  ),
  subsumed: t(
    '与同类更强的事实并存：列出以便核对，不重复计分',
    'stands beside a stronger fact of its family: shown so that they can be compared, counted once',
  ),
  usedByOthers: t(
    '该机器另有他人使用，且仅在一个标段相同：公用终端的可能同样存在',
    'others use the machine too, and it agrees on one lot only: a public terminal is as likely',
  ),
  issuersUnknown: t(
    '该标段未登记招标人控制价锁号，招标人下发模板的可能尚待排除',
    'the issuer’s own locks on this lot are not on record: a template that the issuer handed out is still to be excluded',
  ),
  personsOwn: t(
    '该电话只作为个人电话登记或填报，而双方已有共同人员：不另算一项事实',
    'known to both only as a person’s own phone, and they share a person already: no second fact',
  ),
  leased: t(
    '可能是动态分配的地址：其中一方只在个别标段用过，或双方多次同场而只在个别标段相同；证明力减弱',
    'perhaps an address leased for the day: one of them used it hardly ever, or they meet often and it agrees on few of those lots; weakened',
  ),
  repeated: t(
    '在多个标段反复出现，难以用巧合解释：作为强线索',
    'on so many lots that chance is out of the question: a strong lead',
  ),
  strengthened: t(
    '这些投标在几分钟内先后递交，或出自同一罕见客户端',
    'these bids came within minutes of each other, or from one rare client',
  ),
} as const satisfies Record<string, Text>
export type NoteKey = keyof typeof NOTES
export const NOTE_TEXTS: Readonly<Record<string, Text>> = NOTES

const EXEMPTIONS = {
  allowlisted: t('白名单', 'allowlist'),
  issuers: t('招标人自有的锁或设备', 'the issuer’s own lock or machine'),
  declaredGroup: t('已备案集团', 'declared group'),
  lotsOwn: t('标段共用终端或模板', 'the lot’s own terminal or template'),
  reassigned: t('转让或重新启用', 'sold or re-issued'),
  serviceProvider: t('公用服务点', 'service provider'),
  overCap: t('持有单位过多', 'too many holders'),
} as const satisfies Record<string, Text>
export type ExemptionKey = keyof typeof EXEMPTIONS
export const EXEMPTION_TEXTS: Readonly<Record<string, Text>> = EXEMPTIONS

export const EXEMPTION_RESULTS: Readonly<Record<RingEvidence['exemptions'][number]['result'], Text>> = {
  none: t('未见', 'none found'),
  applies: t('适用', 'applies'),
  unknown: t('无数据可核', 'no data to check'),
}

/** Counter-evidence and innocent readings of a ring. */
const READINGS = {
  declaredGroup: t('{members} 家成员单位属同一已备案集团', '{members} members belong to one declared group'),
  allowlisted: t(
    '{values} 项相同信息在白名单内，未计',
    '{values} {values|shared value is allow-listed and does|shared values are allow-listed and do} not count',
  ),
  issuers: t(
    '{values} 项相同信息出自招标人，未计',
    '{values} {values|shared value is the issuer’s own and does|shared values are the issuer’s own and do} not count',
  ),
  serviceProvider: t(
    '{values} 项相同信息像是公用服务点的',
    '{values} {values|shared value looks|shared values look} like a service provider’s',
  ),
  lotsOwn: t(
    '有 {values} 项相同信息可能系同一标段公用终端或招标文件模板所致',
    '{values} {values|shared value|shared values} may be the lot’s own terminal or template',
  ),
  reassigned: t(
    '{values} 项相同信息可能经转让或重新启用',
    '{values} {values|shared value|shared values} may have been sold or re-issued',
  ),
  overCap: t(
    '{values} 项相同信息持有单位过多',
    '{values} {values|shared value has|shared values have} more holders than their cap',
  ),
  consortium: t(
    '成员曾在 {lots} 个标段上组成联合体',
    'members were consortium partners on {lots} {lots|lot|lots}',
  ),
  neverMet: t('成员从未在同一标段上各自投标', 'the members never bid on one lot as separate bidders'),
  someNeverMet: t(
    '{of} 对成员中有 {pairs} 对有相同信息却从未同场',
    '{pairs} of {of} pairs share a value but never met on a lot',
  ),
  wonByOthers: t(
    '{of} 个共同标段中，{lots} 个由团伙以外单位中标',
    '{lots} of {of} joint lots were won by others',
  ),
  smallMarket: t(
    '所在市场投标人很少，经常同场不足为奇',
    'their market is small: meeting often is no wonder there',
  ),
  behaviourOnly: t(
    '只有投标行为，没有任何共同的人、设备、文件或账户',
    'behaviour alone: no shared person, machine, file or account',
  ),
} as const satisfies Record<string, Text>
export type ReadingKey = keyof typeof READINGS
export const READING_TEXTS: Readonly<Record<string, Text>> = READINGS

export const EVENT_TEXTS: Readonly<Record<RingEvent['event'], Text>> = {
  birth: t('首次出现', 'first seen'),
  continue: t('延续', 'continues'),
  grow: t('扩大', 'grew'),
  shrink: t('缩小', 'shrank'),
  merge: t('并入 {other}', 'merged into {other}'),
  split: t('从 {other} 分出', 'split from {other}'),
  dormant: t('本次未再出现', 'not found this time'),
  revive: t('再次出现', 'found again'),
}

export const REMOVAL_TEXTS: Readonly<Record<NonNullable<Ring['hingesOn']>['ifRemoved'], Text>> = {
  'falls apart': t('去掉它，成员不再成为一个群组', 'without it the members are no longer one group'),
  yellow: t('去掉它，降为黄色', 'without it the level drops to yellow'),
  green: t('去掉它，降为绿色', 'without it the level drops to green'),
}

/** What a run warns of. */
const WARNINGS = {
  byChance: t(
    '随机对照 {deals} 次（把共享值在同类企业间重新分派、把参与在同一分层内互换）：平均会列出红色 {redByChance} 个、黄色 {yellowByChance} 个，涉及 {bidders} 家；本次列出红色 {red} 个、黄色 {yellow} 个',
    'In {deals} {deals|market|markets} dealt by chance (shared values among like firms, participation within strata) {redByChance} red and {yellowByChance} yellow rings of {bidders} {bidders|bidder|bidders} would be listed on average; this run lists {red} red and {yellow} yellow',
  ),
  manyLots: t(
    '{of} 个标段中有 {flagged} 个涉及红黄线索：过多，请先核对数据与参数',
    '{flagged} of {of} lots are in red or yellow rings: too many, check data and settings first',
  ),
  manyBidders: t(
    '{of} 家投标人中有 {flagged} 家在红黄线索内：过多，请先核对数据与参数',
    '{flagged} of {of} bidders are in red or yellow rings: too many, check data and settings first',
  ),
  hubs: t(
    '{values} 个值的持有单位过多，未用于关联，列出待看',
    '{values} {values|value has|values have} too many holders to link anybody: listed for review',
  ),
  crowdedLots: t(
    '{lots} 个标段投标人超过 {most} 家，不按同标统计两两关系，列出待看：{named}',
    '{lots} {lots|lot has|lots have} more than {most} bidders: who met on them is not counted by pairs, see for yourself: {named}',
  ),
  greenNotKept: t(
    '另有 {groups} 个较弱的绿色群组只计数、未留存',
    '{groups} weaker green groups are counted and not kept',
  ),
  coarser: t(
    '{rule} 缺少以下列，改在更粗的分层上评估：{missing}',
    '{rule} was evaluated on coarser strata, for want of {missing}',
  ),
  withoutSources: t(
    '{rings} 个绿色群组未附来源行（数量过多）',
    '{rings} {rings|green group comes|green groups come} without source rows: there are too many',
  ),
} as const satisfies Record<string, Text>
export type WarningKey = keyof typeof WARNINGS
export const WARNING_TEXTS: Readonly<Record<string, Text>> = WARNINGS
