import type { RuleText } from './rule-text.js'
import type { Text } from './text.js'

const t = (zh: string, en: string): Text => ({ zh, en })
const of = (name: Text, question: Text, silentWhen: Text, ...exemptions: Text[]): RuleText => ({
  name,
  question,
  silentWhen,
  exemptions,
})

const EMERGENCY = t('应急抢险、涉密项目', 'emergencies and secrets')
const GROUP = t('已备案集团内调配', 'within one declared group')
const NO_DATA = t('导入格式不含所需数据', 'the import format does not carry the data')

/** The rules about tenders, committees and what follows the award. */
export const PROCEEDINGS_TEXTS: Record<string, RuleText> = {
  'TND-01': of(
    t('疑似拆分项目', 'project split'),
    t(
      '同一招标人是否把达到必须招标规模的项目拆成若干未招标的小标段?',
      'Did one buyer split what had to be tendered into lots that were not?',
    ),
    t(
      '标段类别、日期或估算价缺失;公开或邀请招标的标段不问',
      'category, day or worth is missing; lots tendered openly or by invitation are not asked',
    ),
    t('应急抢险、涉密、分期实施', 'emergency, secret, carried out in stages'),
    t('不同专业(须人工核对)', 'different trades (to be checked by a person)'),
  ),
  'TND-02': of(
    t('应招未招或方式不当', 'tender evaded or unlawful method'),
    t(
      '达到必须招标规模的标段是否未经批复而直接发包、单一来源或邀请招标?',
      'Was what had to be tendered awarded directly, from one source or by invitation, without approval?',
    ),
    t(
      '政府采购项目(限额标准不在导入格式内)、规模不明、批复一列全部未填',
      'government procurement, whose limits the format lacks; worth unknown; no approval filled anywhere',
    ),
    EMERGENCY,
    t('招标方式批复', 'approval of the method'),
  ),
  'TND-03': of(
    t('期限过短', 'short periods'),
    t(
      '发出招标文件至截标、发售期、公示期是否短于法定期限?',
      'Were the time for bids, the sale of documents or the publication shorter than the law demands?',
    ),
    t(
      '非依法必须招标,或是否必须招标无从判断;日期缺失',
      'no tender demanded by law, or unknown whether it is; dates are missing',
    ),
    t('重新招标(第二次及以后)', 'second and later calls'),
    EMERGENCY,
  ),
  'TND-04': of(
    t('条件疑似量身定做', 'tailored conditions'),
    t(
      '满足资格条件的企业是否过少,或规模不大却要求特级资质?',
      'Do too few firms meet the conditions, or do modest works ask for the special grade?',
    ),
    t('满足条件企业数、资质要求均未填', 'neither the number of firms nor the qualification is filled'),
    EMERGENCY,
    t('技术特殊工程(须人工核对)', 'works of a special kind (to be checked by a person)'),
  ),
  'TND-05': of(
    t('代理机构与中标人异常集中', 'agency and winner'),
    t(
      '同一代理机构经办的标段,是否反复由同一投标人中标,超出随机水平?',
      'Does one bidder win the lots of one agency oftener than chance gives?',
    ),
    t('不足三次;代理机构或中标结果缺失', 'fewer than three times; agency or winner is missing'),
    t('招标人固定委托该代理(按招标人再分层)', 'the buyer always takes this agency (strata cut by buyer)'),
    t('投标人只在该代理处投标(结果中注明)', 'the bidder bids under no other agency (said with the fact)'),
  ),
  'TND-06': of(
    t('标前泄密痕迹', 'traces of a leak'),
    t(
      '潜在投标人名单、控制价是否在开标前被异常访问?',
      'Were the list of bidders or the control price accessed before their time?',
    ),
    NO_DATA,
  ),
  'TND-07': of(
    t('定标异常', 'award anomaly'),
    t(
      '是否未定排名靠前者且无定标理由,或某定标委员与某中标人反复同现?',
      'Was a better-ranked bid passed over without a reason, or does one member recur with one winner?',
    ),
    t('名次、中标结果或定标理由一列未填', 'rank, winner or the column of reasons is not filled'),
    t('有定标理由', 'a reason for the award is on record'),
    t('排名靠前者弃标或被否决', 'the better-ranked bid was withdrawn or rejected'),
  ),
  'EXP-01': of(
    t('打分偏离', 'score bias'),
    t(
      '某专家是否反复给某投标人明显高于(低于)同组评委的分?',
      'Does an expert score one bidder above (or below) the committee time and again?',
    ),
    t(
      '专家不足三人、投标人不足三家、打分不全,或同类标段分值无差异',
      'fewer than three experts or bidders, incomplete sheets, or no spread in the stratum',
    ),
    t('专家宽严(已扣除该专家均值)', 'a lenient or strict expert (own mean taken off)'),
    t('投标文件优劣(已扣除该投标人均值)', 'a good or bad bid (its mean taken off)'),
  ),
  'EXP-02': of(
    t('天地分', 'extreme spread of marks'),
    t(
      '某专家最高分与最低分之差是否远超同组评委与同类标段?',
      'Do one expert’s highest and lowest marks lie far further apart than the others’?',
    ),
    t('同类打分表不足100份,或专家不足三人', 'fewer than 100 sheets in the stratum, or three experts'),
    t('全组分差同样大(投标文件确有差距)', 'the whole committee spreads: the bids do differ'),
  ),
  'EXP-03': of(
    t('专家与中标人反复相遇', 'expert and winner'),
    t(
      '某专家参与评审的标段,是否反复由同一投标人中标,超出随机抽取水平?',
      'Does one bidder win the lots that one expert judged oftener than a random draw gives?',
    ),
    t('不足三次;招标人代表不问', 'fewer than three times; owners’ representatives are not asked'),
    t('专家库小(q≤0.001)', 'small library: q ≤ 0.001'),
    t('已回避', 'the expert stood back'),
  ),
  'EXP-04': of(
    t('疑似应回避未回避', 'no recusal'),
    t(
      '评委是否与本标段投标人有任职、股权、社保或同一联系方式?',
      'Is a member tied to a bidder on the lot by employment, shares, office or phone?',
    ),
    t('专家单位、身份证、电话均未填', 'unit, identity number and phone are not filled'),
    t('已回避', 'the member stood back'),
    t('任职在标段日期之前已终止', 'the post had ended before the day of the lot'),
  ),
  'EXP-05': of(
    t('评分账户疑似被控', 'hijacked scoring'),
    t(
      '不同专家是否同一设备、同一账号评分,或打分秒级同步、分值完全一致?',
      'Do several experts score from one machine or account, in lockstep, or mark for mark alike?',
    ),
    t('评分设备、账号、时间、分项均未填', 'terminal, account, time and items are not filled'),
    t('评标室统一出口(全组同一IP,或机位不同)', 'the room’s exit: one address for all, or numbered seats'),
    t('白名单(依据、有效期、审批人)', 'allow-listed value, with reason, term and approver'),
    t('客观分(资格、报价、资信)不比对', 'objective marks are not compared'),
  ),
  'EXP-06': of(
    t('中标人得分明显偏高', 'winner’s score gap'),
    t(
      '中标人技术、商务、资信分与次高者之差是否离群?',
      'Does the winner’s technical score lie far above the next bidder’s?',
    ),
    t('同类标段不足20个', 'fewer than 20 lots in the stratum'),
    t('优势明显(须人工核对)', 'a bid that is really better (to be checked by a person)'),
  ),
  'POST-01': of(
    t('疑似资质挂靠', 'borrowed licence'),
    t(
      '保证金、项目经理、代理人、现场负责人、收款人、管理费中是否有三项以上不属于中标人?',
      'Are three or more of deposit, manager, agent, site lead, payee and fee not the winner’s own?',
    ),
    t('可判断的项目不足三项', 'fewer than three of the signs can be judged'),
    GROUP,
  ),
  'POST-02': of(
    t('疑似转包', 'assignment'),
    t(
      '合同价八成以上是否转给同一主体,或主要人员未派驻且主材、机械由他人采购租赁?',
      'Did one receiver get four fifths of the price, or are staff, materials and plant another’s?',
    ),
    t('合同价或分包金额缺失', 'price or amounts are missing'),
    t('劳务分包', 'labour subcontracts'),
  ),
  'POST-03': of(
    t('疑似违法分包', 'unlawful subcontract'),
    t(
      '是否分包主体结构、分包给无资质单位、分包后再分包,或未经招标人同意?',
      'Was the main structure subcontracted, or to the unqualified, or again, or without consent?',
    ),
    t('分包类别、资质、发包人、同意均未填', 'kind, qualification, giver and consent are not filled'),
    t('劳务分包不计再分包', 'labour is no second subcontract'),
    t('钢结构等允许分包的主体工程(须人工核对)', 'steel structures and the like (to be checked by a person)'),
  ),
  'POST-04': of(
    t('关键岗位到岗异常', 'key staff absent'),
    t(
      '到岗率是否低于60%、项目经理是否开工三个月内更换、是否一人同时负责多个项目?',
      'Is attendance below 60 percent, was the manager soon replaced, or is one manager on several contracts?',
    ),
    t('到岗率、变更日期、项目经理均未填', 'attendance, change and manager are not filled'),
    t('有变更批复', 'the change was approved'),
  ),
  'POST-05': of(
    t('疑似虚假业绩或证书', 'false record'),
    t(
      '业绩核验是否不实,或项目经理是否登记在他人名下而不在中标人处?',
      'Was the record of past work found untrue, or is the manager registered with another firm?',
    ),
    t(
      '业绩核验、项目经理均未填;中标人人员名册缺失',
      'neither is filled; the contractor’s staff is not on record',
    ),
    t('数据滞后(须人工核对)', 'late data (to be checked by a person)'),
  ),
  'PUB-01': of(
    t('干部亲属企业中标', 'official’s kin'),
    t(
      '公职人员近亲属的企业是否在其主管领域中标?',
      'Did firms of officials’ relatives win in the officials’ own field?',
    ),
    NO_DATA,
  ),
  'PUB-02': of(
    t('插手干预痕迹', 'interference'),
    t('分管期内特定企业中标率是否跃升?', 'Did a firm’s rate of wins jump with an official’s term?'),
    NO_DATA,
  ),
  'PUB-03': of(
    t('离任后任职或入股', 'revolving door'),
    t(
      '离任三年内是否在原管辖企业任职或入股?',
      'Did an official join or buy into a firm of the former field within three years?',
    ),
    NO_DATA,
  ),
  'PUB-04': of(
    t('监管失察', 'regulator inaction'),
    t(
      '红色预警是否超期未办,或排除后又被查实?',
      'Were red leads left overdue, or dismissed and later proved?',
    ),
    NO_DATA,
  ),
}
