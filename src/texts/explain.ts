import type { Family } from '../domain/grade.js'
import type { Text, Texts } from './text.js'

const t = (zh: string, en: string): Text => ({ zh, en })

/** The investigator's note on one suspected ring. */
export const explainTexts = {
  title: t('疑似串通投标线索 {id}', 'Suspected bid-rigging ring {id}: a lead'),
  level: t('级别 {level} · 分值 {score}', 'level {level} · score {score}'),
  disclaimer: t(
    '这是系统给出的线索，待核查；不是对任何单位或个人的认定。',
    'A lead to be checked. It finds nothing against any company or person.',
  ),
  ringSentence: t(
    '{members} 家企业在 {lots} 个标段上同场投标，{amount}。最强的一条：',
    '{members} firms met on {lots} {lots|lot|lots}; {amount}. Strongest lead:',
  ),
  won: t('成员中标共 {sum}', 'members won {sum} there'),
  summary: t(
    '{members} 家成员单位，共同投标 {lots} 个标段，成员在其中的中标额 {amount}',
    '{members} {members|member|members}, {lots} {lots|lot|lots} on which two or more bid, won there by members: {amount}',
  ),
  other: t(
    '另有标段 {lots} 个、成员 {members} 家、事实 {facts} 条属其他行业或地区，此处不显示；级别和分值按全部计算',
    'Not shown, of other industries or regions: {lots} {lots|lot|lots}, {members} {members|member|members}, {facts} {facts|fact|facts}; level and score are those of the whole',
  ),
  amountUnknown: t('未知', 'unknown'),
  channels: t('分值构成（每对成员的比特数）：{list}', 'score by channel, bits per pair of members: {list}'),
  channelTest: t(
    '{channel}：{rule}，假定{null}，出现同等或更甚情形的可能性{chance}（仅用于排序，不代表误判率）',
    '{channel}: {rule}; were it that {null}, the chance of this or more is {chance} (a rank, no error rate)',
  ),
  channelWeak: t(
    '{channel}：单看最强一项（{rule}）不足以排除巧合（可能性{chance}），须与其他事实相互印证',
    '{channel}: its strongest fact alone ({rule}) does not exclude coincidence (chance {chance}); others must bear it out',
  ),
  notEvaluatedChannel: t('未评估', 'not evaluated'),

  members: t('成员', 'Members'),
  memberLine: t(
    '共同标段投标 {bids} 次，中标 {wins} 次，归属稳定度 {support}%',
    '{bids} {bids|bid|bids} on joint lots, {wins} won, support {support}%',
  ),
  flag: t('另见 {rule} {name}（标段 {lots}）', 'also {rule} {name} (lots {lots})'),
  associates: t(
    '关联单位（与成员有联系，但远不如成员之间紧密）',
    'Associates (tied to the members, far less densely)',
  ),
  associateLine: t('联系 {bits} 比特，对象：{names}', '{bits} bits, tied to {names}'),
  lots: t('共同标段', 'Joint lots'),

  why: t('证据', 'Evidence'),
  familyHead: t(
    '{family} · 对团伙的证据级 {grade} · 触及 {members}/{of} 家成员 · 每对 {bits} 比特',
    '{family} · grade for the ring {grade} · touches {members} of {of} members · {bits} bits per pair',
  ),
  factHead: t('{rule} {name} [{grade}] {bits} 比特', '{rule} {name} [{grade}] {bits} bits'),
  who: t('单位', 'bidders'),
  onLots: t('标段', 'lots'),
  days: t('时间', 'dates'),
  rarity: t('稀有度', 'rarity'),
  rarityLine: t('{of} 家投标人中有 {holders} 家持有', 'held by {holders} of {of} bidders'),
  columns: t('数据项', 'columns'),
  law: t('依据', 'legal basis'),
  lawSummary: t('（摘要）', ' (summary)'),
  checked: t('豁免', 'exemptions'),
  note: t('说明', 'note'),
  rows: t('来源', 'source rows'),
  pattern: t('情况', 'pattern'),
  to: t('至', 'to'),
  andMore: t('等共 {n} 项，其余见 --json', 'and more, {n} in all: --json has the rest'),
  label: t('{label}：', '{label}: '),
  clause: t('；', '; '),

  coBidding: t(
    '{a}与{b}：同场{k}次，随机情形下应为{expected}次，为其{lift}倍',
    '{a} and {b}: {k} {k|lot|lots} together, {expected} expected at random, {lift} times as many',
  ),
  timing: t(
    '{a}与{b}：在{lots}个标段上先后递交，间隔中位数{medianSeconds}',
    '{a} and {b}: submitted one after the other on {lots} {lots|lot|lots}, {medianSeconds} apart (median)',
  ),
  churn: t('{a}与{b}：互转人员{persons}人', '{a} and {b}: {persons} people moved between them'),
  ownership: t('{path}（逐级相乘为{product}）', '{path} (multiplied: {product})'),
  ownershipStep: t('{owner}持有{owned}{share}股份', '{owner} holds {share} of {owned}'),
  shareUnknown: t('比例不详', 'share unknown'),

  lotFacts: t(
    '相关标段的其他情况（仅作背景，不计入级别）',
    'Facts about its lots (context: they count for no level)',
  ),
  lotFactsNote: t(
    '以下是对标段、评标委员会和合同的检查结果，均为线索，须人工核查。',
    'What the rules about tenders, committees and contracts say of these lots: leads to be checked.',
  ),
  lotFact: t('标段 {lot} · {rule} {name} [{grade}]', 'lot {lot} · {rule} {name} [{grade}]'),
  weakens: t('反证与其他可能的解释', 'What weakens it'),
  nothingWeakens: t(
    '系统未发现反证；这不等于没有，须人工核查。',
    'Nothing found in the data; that is not proof, it has to be checked.',
  ),
  hinges: t('全案依赖的单一事实：{fact}。{effect}。', 'It hinges on one fact: {fact}. {effect}.'),
  noHinge: t(
    '上述线索由多项事实相互印证，排除其中任何一项，团伙及级别判断不变。',
    'No single fact decides whether it stands or how it is graded.',
  ),
  clears: t('什么可以排除这条线索', 'What would clear it'),
  notEvaluated: t(
    '因缺少数据未能评估（不等于没有问题）',
    'Not evaluated for want of data (not the same as not flagged)',
  ),
  checks: t('建议的下一步核查', 'What to check next'),
  history: t('历次检测', 'History'),
  eventLine: t('{run} {event}', '{run} {event}'),
  run: t(
    '检测 {run} · {at} · 数据摘要 {digest} · 版本 {version} · 随机种子 {seed}',
    'run {run} · {at} · data digest {digest} · version {version} · seed {seed}',
  ),
} satisfies Texts

/** What to do next about evidence of a family: requests that an investigator can make. */
export const CHECK_TEXTS: Readonly<Record<Family, Text>> = {
  device: t(
    '向交易平台调取上传日志原件（IP、网卡MAC、硬盘、CPU及时间），核实该设备的所有人、所在地点和使用人',
    'Ask the platform for the original upload log (IP, MAC, disk, CPU, times); establish who owns the machine, where it stood and who used it',
  ),
  document: t(
    '调取投标文件和计价软件文件原件，核对加密锁登记单位、文件属性和编制机硬件码；询问编制人',
    'Obtain the original bid and pricing files; compare the registered owner of the lock, file properties and machine codes; question who wrote them',
  ),
  account: t(
    '核实账号、CA证书和保证金账户的开立人与付款流水（依法调取）',
    'Establish who opened the account, certificate and deposit account, and the payments, by lawful request',
  ),
  relation: t(
    '核对投标当日的工商登记、股权和社保缴纳记录',
    'Compare company register, shareholding and social-insurance records as of the day of the bid',
  ),
  contact: t(
    '核实电话、邮箱和地址在投标时的实际使用人',
    'Establish who really used the phone, mailbox and address at the time of the bid',
  ),
  network: t(
    '比对共同标段的报价、资格条件和轮换情况，向各成员单位了解多次参加同一标段投标的原因',
    'Compare prices, qualifications and turns on the joint lots; ask why these firms bid on the same lots',
  ),
  price: t('复核报价明细与分项单价的规律性', 'Review the bills for regular patterns in prices'),
  tender: t(
    '调取项目审批、招标文件、公告与定标记录，核实是否必须招标、期限与定标理由',
    'Obtain approvals, tender documents, notices and the record of the award; establish whether a tender was due, the periods and the reasons',
  ),
  expert: t(
    '调取评标专家抽取、签到、机位与逐项评分记录（监控录像在内），询问相关专家',
    'Obtain the draw, sign-in, seats and item scores of the committee (with recordings); question the experts concerned',
  ),
  post: t(
    '调取合同、分包、工程款与社保记录，实地核查现场负责人和关键岗位',
    'Obtain contracts, subcontracts, payments and insurance records; check on site who is in charge',
  ),
}

/** What an innocent explanation would look like, by family. */
export const CLEAR_TEXTS: Readonly<Record<Family, Text>> = {
  device: t(
    '证明该设备属公共终端（开标现场、交易中心、打印店），或在标段之间已转让',
    'proof that the machine is a public terminal (opening room, trading centre, print shop) or changed hands between lots',
  ),
  document: t(
    '证明该锁或标识来自招标人下发的文件、默认模板或软件缺陷',
    'proof that the lock or mark came with the issuer’s files, a default template or a defect of the tool',
  ),
  account: t(
    '证明账户属银行过渡户、担保机构或经授权的代办人',
    'proof that the account is a bank’s transit account, a guarantor’s, or an authorised agent’s',
  ),
  relation: t(
    '证明任职或持股在投标前已终止，或属重名、国有控股关系',
    'proof that the post or holding had ended before the bid, or that it is a namesake or state ownership only',
  ),
  contact: t(
    '证明号码或地址属代账公司、园区总机或集中办公区',
    'proof that the number or address belongs to a bookkeeper, an incubator’s switchboard or a shared office',
  ),
  network: t(
    '证明这些标段按资质只有少数单位可投，或同场出于各自独立的经营选择',
    'proof that few firms are qualified for these lots, or that each chose them independently',
  ),
  price: t(
    '证明报价出自同一公开信息价与规则',
    'proof that prices follow the same published prices and rules',
  ),
  tender: t(
    '证明有批复、应急或分期实施等合法理由',
    'proof of an approval, an emergency, stages or another lawful reason',
  ),
  expert: t(
    '证明机位、账号为评标室统一配置，或打分差异有逐项理由',
    'proof that terminals or accounts are the room’s, or item by item reasons for the marks',
  ),
  post: t(
    '证明属经同意的专业分包、集团内调配或真实债务往来',
    'proof of a subcontract with consent, a transfer within a group, or a genuine debt',
  ),
}
