import type { RuleText } from './rule-text.js'
import type { Text } from './text.js'

const t = (zh: string, en: string): Text => ({ zh, en })

const FEW = t(
  '值为占位、已列入白名单,或持有单位超过枢纽上限时不出结果',
  'the value is a placeholder, allow-listed, or held by more bidders than the hub limit',
)
const ALLOW = t('白名单(依据、有效期、审批人)', 'allow-listed value, with reason, term and approver')
const PARTNERS = t('同一联合体成员', 'partners of one consortium')
const GROUP = t('已备案集团', 'declared group')

const of = (name: Text, question: Text, exemptions: readonly Text[], silentWhen = FEW): RuleText => ({
  name,
  question,
  silentWhen,
  exemptions,
})

export const RULE_TEXTS: Record<string, RuleText> = {
  'NET-01': of(
    t('高频同投', 'co-bidding beyond chance'),
    t(
      '两家同投次数是否显著超出同行业、同地区的随机水平?',
      'Do two bidders meet more often than chance in their strata allows?',
    ),
    [t('专业市场狭小', 'small market'), PARTNERS, GROUP],
    t('同投不足五次', 'fewer than five joint lots'),
  ),
  'NET-02': of(
    t('抱团', 'clique'),
    t('成员两两之间是否大多超出随机水平地同投?', 'Do most pairs of members meet beyond chance?'),
    [t('入围名录、框架协议', 'shortlists, framework agreements'), PARTNERS, GROUP],
    t(
      '成员不足三家,或两两同投不足五次',
      'fewer than three members, or pairs with fewer than five joint lots',
    ),
  ),
  'NET-03': of(
    t('陪标专业户', 'never wins'),
    t(
      '投标很多却从不中标,是否显著低于机会均等时的水平?',
      'Does it bid again and again and win far less than equal chances give?',
    ),
    [t('新企业、能力弱(证照、业绩可证)', 'new or weak firms, by licence and record')],
    t('可判定结果的投标不足二十次', 'fewer than twenty bids of known outcome'),
  ),
  'NET-04': of(
    t('标王', 'super-winner'),
    t(
      '中标率和中标金额是否同时远高于其他投标人?',
      'Are its win rate and the money won both far above other bidders?',
    ),
    [t('龙头企业', 'leading firms')],
    t('可判定结果的投标不足十次', 'fewer than ten bids of known outcome'),
  ),
  'NET-05': of(
    t('固定陪标—中标对', 'winner and follower'),
    t(
      '两家相遇时是否总是一家中标、另一家从不中标,且与各自平时实力不符?',
      'Where two meet, does one nearly always win and the other never, against the strength of each elsewhere?',
    ),
    [t('实力差距(按其他标段中标率校正)', 'unequal strength, taken from their other lots'), PARTNERS, GROUP],
    t('结果已知的同投不足五次', 'fewer than five joint lots of known outcome'),
  ),
  'NET-06': of(
    t('轮流中标', 'rotation'),
    t(
      '成员是否按次序轮流中标,连续中标明显偏少?',
      'Do members win in turn, with far fewer wins in a row than chance gives?',
    ),
    [
      t('实力均等、履约能力交替(仅份额均等不作数)', 'equal strength: even shares alone do not count'),
      PARTNERS,
      GROUP,
    ],
    t(
      '成员中标的共同标段不足六个,或开标日期未知',
      'fewer than six joint lots won by members, or unknown days',
    ),
  ),
  'NET-07': of(
    t('市场划分', 'market division'),
    t(
      '成员是否各占一方(业主、乡镇、区县、行业),到对方地盘投标却从不中标?',
      "Does each member win in an area of its own and bid in the others' without ever winning?",
    ),
    [t('属地服务半径、运输成本', 'service radius, transport cost'), PARTNERS, GROUP],
    t(
      '成员中标的共同标段不足八个,或只涉及一地',
      'fewer than eight joint lots won by members, or one area only',
    ),
  ),
  'NET-08': of(
    t('业主—中标人集中', 'buyer concentration'),
    t(
      '同一招标人的项目是否集中由一家中标,且超出其在别处的中标能力?',
      'Does one bidder win much of a buyer’s lots, beyond its strength elsewhere?',
    ),
    [t('框架协议、小市场', 'framework agreements, small markets')],
    t('招标人缺失,或其有结果的标段不足五个', 'the buyer is missing, or has fewer than five decided lots'),
  ),
  'NET-09': of(
    t('弃标让标', 'giving way'),
    t(
      '第一名放弃后,是否总由同一家递补中标?',
      'When the first withdraws, does the same other bidder win again and again?',
    ),
    [t('工期冲突等正当理由', 'a sound reason, such as other works'), PARTNERS, GROUP],
    t('不足两次,或中标人未知', 'fewer than two times, or the winner is unknown'),
  ),
  'NET-10': of(
    t('恰好三家', 'exactly three'),
    t(
      '标段是否反复恰好三家投标且全是成员?',
      'Do lots again and again have exactly three bidders, all of the group?',
    ),
    [t('小额、偏远(按同行业同地区校正)', 'small and remote lots, by industry and region'), PARTNERS, GROUP],
    t('不足三个标段', 'fewer than three lots'),
  ),
  'NET-11': of(
    t('故意废标', 'sham invalid bids'),
    t(
      '成员中标的标段上,其他成员被否决是否远多于其平时?',
      'On lots that a member won, were the other members thrown out far oftener than elsewhere?',
    ),
    [t('新手(按其他标段的否决率校正)', 'beginners, by their share on other lots'), PARTNERS, GROUP],
    t('成员被否决不足三次', 'fewer than three disqualified bids of members'),
  ),
  'NET-12': of(
    t('中标后分包给失标人', 'work for the losers'),
    t('中标人是否把工程分包给同标段的失标人?', 'Did the winner give work to a bidder that lost the lot?'),
    [
      t('合法专业分包(具备资质且经同意的降为线索)', 'qualified and approved subcontract: a lead only'),
      PARTNERS,
      GROUP,
    ],
    t('分包人未投过该标段', 'the subcontractor did not bid on the lot'),
  ),
  'NET-13': of(
    t('为项目而生', 'born for a project'),
    t(
      '是否成立不久即投标,投一两个标段后注销或不再投标?',
      'Was it registered shortly before its first bid, and gone after a lot or two?',
    ),
    [t('新设项目公司', 'new project companies')],
    t('成立日期或开标日期未知', 'the day of registration or of a lot is unknown'),
  ),
  'NET-14': of(
    t('串通掮客', 'broker'),
    t(
      '是否有非投标人的人员、设备或账户把成员连在一起?',
      'Is there a person, device or account, no bidder itself, through which the group hangs together?',
    ),
    [t('招标代理、造价咨询', 'agencies, cost consultants'), ALLOW],
    t('没有三家以上成员共用的人员、设备或账户', 'no person, device or account is used by three members'),
  ),
}
