import type { RuleText } from './rule-text.js'
import type { Text } from './text.js'

const t = (zh: string, en: string): Text => ({ zh, en })

const FEW = t(
  '值为占位、已列入白名单,或持有单位超过枢纽上限时不出结果',
  'the value is a placeholder, allow-listed, or held by more bidders than the hub limit',
)
const ALLOW = t('白名单(依据、有效期、审批人)', 'allow-listed value, with reason, term and approver')
const OWN = t(
  '本标段共用的终端、模板或锁(填报单位过半持有)',
  "the lot's own terminal, template or lock: held by most of those who filled the field",
)
const PARTNERS = t('同一联合体成员', 'partners of one consortium')
const GROUP = t('已备案集团', 'declared group')
const SOLD = t('转让或重新启用(各单位使用时段互不交叉)', 'sold or re-issued: uses form one block per bidder')
const ISSUER = t('控制价文件中已出现的锁或设备', "lock or machine already in the issuer's own bill")
const CROWD = t(
  '公用服务点(打印店、代账、园区、运营商出口)',
  'service provider: print shop, bookkeeper, incubator, carrier gateway',
)
const NO_DATA = t('导入格式不含所需数据', 'the import format does not carry the data')
const DEVICE = [ALLOW, OWN, PARTNERS, SOLD, CROWD, GROUP]
const FILE = [ALLOW, ISSUER, OWN, PARTNERS, CROWD, GROUP]
const REGISTRY = [ALLOW, PARTNERS, CROWD, GROUP]

const of = (name: Text, question: Text, exemptions: readonly Text[], silentWhen = FEW): RuleText => ({
  name,
  question,
  silentWhen,
  exemptions,
})

export const RULE_TEXTS: Record<string, RuleText> = {
  'HW-02': of(
    t('CPU序列号相同', 'same CPU id'),
    t(
      '同一标段上传机CPU序列号是否相同?(多为型号码,仅作辅助)',
      'Do the uploading machines report one CPU id? (mostly a model code: background only)',
    ),
    DEVICE,
  ),
  'HW-03': of(
    t('硬盘序列号相同', 'same disk serial'),
    t('同一标段上传机硬盘序列号是否相同?', 'Did bids of different bidders on one lot come from one disk?'),
    DEVICE,
  ),
  'HW-04': of(
    t('主板序列号相同', 'same board serial'),
    t(
      '同一标段上传机主板序列号是否相同?',
      'Did bids of different bidders on one lot come from one main board?',
    ),
    DEVICE,
  ),
  'HW-05': of(
    t('编制机硬件码相同', 'same authoring machine'),
    t(
      '投标文件编制机的MAC、CPU、硬盘码是否相同?三码全同视为同一编制,单码相同为线索',
      'Were the files written on one machine? Three codes equal: deemed one author; one code: a lead',
    ),
    FILE,
  ),
  'HW-06': of(
    t('上传机三码全同', 'three codes of the uploading machine'),
    t(
      '同一标段两份投标的上传机MAC、CPU、硬盘码是否全部相同?',
      'Are MAC, CPU and disk of the uploading machines of two bids on one lot all equal?',
    ),
    [...DEVICE, t('开标现场、交易中心公用机上传', 'upload at the opening or from a trading-centre machine')],
    t('三码任缺其一,或任一码无效', 'one of the three is missing or invalid'),
  ),
  'HW-07': of(
    t('IP地址相同', 'same IP address'),
    t(
      '同一标段不同投标人是否由同一公网IP递交、下载或解密?时间差30分钟内或同一稀有客户端为强化事实',
      'Did bids on one lot come from one public address? Stronger within 30 minutes or with one rare client',
    ),
    [ALLOW, OWN, PARTNERS, CROWD, GROUP],
    t('私网、运营商级NAT和回环地址不参与比对', 'private, carrier-NAT and loopback addresses never match'),
  ),
  'HW-08': of(
    t('IP同段或异地', 'same subnet, foreign place'),
    t(
      '是否多家投标人来自同一异地网段?',
      'Do several bidders come from one subnet far from where they are registered?',
    ),
    [],
    NO_DATA,
  ),
  'HW-09': of(
    t('跨标段设备复用', 'device reused across lots'),
    t(
      '同一设备是否先后服务于不同投标人的不同标段?',
      'Did one machine serve different bidders on different lots?',
    ),
    DEVICE,
  ),
  'HW-10': of(
    t('递交时间反复邻近', 'submissions repeatedly close in time'),
    t(
      '两家的递交是否在多个标段都相隔数分钟,且超出该标段截止前的扎堆程度?',
      'Do two bidders keep submitting within minutes of each other, beyond the crowd before the deadline?',
    ),
    [
      t('截止前扎堆(按该标段基线校正)', "crowd before the deadline, corrected by the lot's own baseline"),
      PARTNERS,
      GROUP,
    ],
    t('递交时间缺失,或邻近不足三个标段', 'no submission times, or fewer than three close lots'),
  ),
  'HW-11': of(
    t('客户端指纹相同', 'same rare client'),
    t('同一标段是否使用同一稀有客户端或工具版本?', 'Was one rare client or tool version used on one lot?'),
    [ALLOW, OWN, PARTNERS],
    t('该客户端占全部投标1%以上', 'the client makes up 1 % of all bids or more'),
  ),
  'DOC-01': of(
    t('计价软件加密锁号相同', 'same pricing-software lock'),
    t('不同投标人的清单文件是否出自同一加密锁?', 'Were bills of different bidders made with one dongle?'),
    [...FILE, SOLD],
  ),
  'DOC-02': of(
    t('文件创建标识码相同', 'same file creation code'),
    t('不同投标人的投标文件创建标识码是否相同?', 'Do files of different bidders carry one creation code?'),
    FILE,
  ),
  'DOC-03': of(
    t('文件制作机器码相同', 'same authoring machine code'),
    t('不同投标人的投标文件制作机器码是否相同?', 'Do files of different bidders carry one machine code?'),
    [...FILE, SOLD],
  ),
  'DOC-04': of(
    t('文件作者或公司属性相同', 'same file author or company'),
    t(
      '文件作者、修改人、公司属性是否相同,或指向另一投标人?',
      'Do the files name one author or company, or another bidder?',
    ),
    FILE,
  ),
  'DOC-05': of(
    t('文件散列相同', 'same file'),
    t('不同投标人是否递交了完全相同的文件?', 'Did different bidders submit one and the same file?'),
    FILE,
  ),
  'DOC-06': of(
    t('正文雷同', 'near-duplicate text'),
    t('去除招标文件原文后正文是否雷同?', "Is the text nearly the same once the tender's own is taken out?"),
    [],
    NO_DATA,
  ),
  'DOC-07': of(
    t('相同错误', 'shared errors'),
    t('是否有相同的稀有错误?', 'Do the files share rare errors?'),
    [],
    NO_DATA,
  ),
  'DOC-08': of(
    t('文件混装', 'mixed-in entity'),
    t('一家文件中是否出现另一投标人的信息?', "Does one bidder's file hold another's particulars?"),
    [],
    NO_DATA,
  ),
  'DOC-09': of(
    t('清单单价一致', 'identical unit prices'),
    t('分部分项单价是否大面积一致?', 'Are unit prices of the bills largely identical?'),
    [],
    NO_DATA,
  ),
  'ACC-01': of(
    t('上传账号或操作员相同', 'same upload account or operator'),
    t(
      '不同投标人的投标是否由同一账号或操作人办理?',
      'Were bids of different bidders handled by one account or operator?',
    ),
    [...REGISTRY, OWN],
  ),
  'ACC-02': of(
    t('CA证书相同', 'same CA certificate'),
    t('不同投标人是否使用同一CA证书?', 'Did different bidders use one certificate?'),
    REGISTRY,
  ),
  'ACC-03': of(
    t('保证金同源', 'same deposit account'),
    t('不同投标人的保证金是否由同一账户转出?', 'Were deposits of different bidders paid from one account?'),
    REGISTRY,
  ),
  'ACC-04': of(
    t('保证金付款人或账户异常', 'deposit paid by another, or not from the basic account'),
    t(
      '保证金是否由他人或非基本户支付,付款人是否与其他投标人相同?',
      'Was the deposit paid by another or from a non-basic account, and by one payer for several?',
    ),
    [t('年度保证金、保函、保险', 'annual deposits, guarantees, insurance'), ...REGISTRY],
  ),
  'ACC-05': of(
    t('购标账号同源', 'same purchase account'),
    t(
      '不同投标人是否由同一账号购买或下载招标文件?',
      'Did one account buy the documents for different bidders?',
    ),
    [...REGISTRY, OWN],
  ),
  'ACC-06': of(
    t('保函同申请人或同号', 'same guarantee or applicant'),
    t(
      '不同投标人的保函申请人或保函编号是否相同?(连号比对需原文,未纳入)',
      'Do guarantees of different bidders name one applicant or carry one number? (runs of numbers are not compared)',
    ),
    [t('保函经纪批量代办', 'guarantee broker'), ...REGISTRY],
  ),
  'ACC-07': of(
    t('资金回流', 'kickback flow'),
    t('中标后资金是否回流陪标人?', 'Did money flow back to the losers after the award?'),
    [],
    NO_DATA,
  ),
  'REL-01': of(
    t('单位负责人为同一人', 'same legal representative'),
    t(
      '不同投标人的法定代表人是否为同一人(证件号)?仅同名作背景',
      'Is one person (by identity number) legal representative of both? A name alone is background',
    ),
    REGISTRY,
  ),
  'REL-02': of(
    t('控股关系', 'control'),
    t(
      '一家投标人是否控股另一家,或同受一方控股?',
      'Does one bidder hold more than half of another, or one owner more than half of both?',
    ),
    [
      t('国家控股企业不因同受国家控股而关联', 'firms are not related merely by common state ownership'),
      PARTNERS,
      GROUP,
    ],
    t(
      '股权比例未知、期间不符,或控股方名下单位超过上限',
      'shares unknown or out of date, or the owner holds more firms than the cap',
    ),
  ),
  'REL-03': of(
    t('同一实际控制人', 'same ultimate owner'),
    t(
      '经四层以内股权穿透,两家是否有同一控制人?',
      'Do two bidders have one owner through at most four layers?',
    ),
    [t('国资、产业基金等多投资主体', 'state owners and funds with many holdings'), PARTNERS, GROUP],
    t(
      '累乘不足25%,或控制方名下单位超过上限',
      'product below 25 %, or the owner holds more firms than the cap',
    ),
  ),
  'REL-04': of(
    t('董监高交叉任职', 'interlocking officers'),
    t(
      '同一人是否同期在两家任董监高、持股,或代另一家办理投标?',
      'Is one person officer or shareholder of both at one time, or acts for one and leads the other?',
    ),
    [t('独立董事、挂名监事', 'independent directors, nominal supervisors'), ...REGISTRY],
    t('任职期间不重叠', 'terms do not overlap'),
  ),
  'REL-05': of(
    t('电话或邮箱相同', 'same phone or e-mail'),
    t(
      '联系人、代理人或登记电话、邮箱是否相同?',
      'Do contacts, agents or registrations share a phone or e-mail?',
    ),
    [...REGISTRY, SOLD],
  ),
  'REL-06': of(t('地址相同', 'same address'), t('登记或办公地址是否同一门牌?', 'Are both at one door?'), [
    ...REGISTRY,
    t('集中办公区、孵化器', 'shared offices, incubators'),
  ]),
  'REL-07': of(
    t('委托代理人为同一人', 'same agent'),
    t('不同投标人是否委托同一人办理投标?', 'Did different bidders send one agent?'),
    [...REGISTRY, t('人员离职入职(使用时段互不交叉)', 'change of employer: uses form one block per bidder')],
  ),
  'REL-08': of(
    t('项目管理成员为同一人', 'same project manager'),
    t('不同投标人的投标文件是否载明同一项目经理?', 'Do bids of different bidders name one project manager?'),
    [...REGISTRY, t('身份证录入错误', 'mistyped identity number')],
  ),
  'REL-09': of(
    t('社保或任职单位交叉', 'insured elsewhere'),
    t(
      '代理人、项目经理是否在另一投标人处参保或任职?',
      'Is an agent or manager insured or employed with another bidder?',
    ),
    [t('劳务派遣、集团统筹、退休返聘', 'dispatch, group insurance, rehired pensioners'), ...REGISTRY],
    t('参保期间不覆盖投标日', 'the term does not cover the day of the bid'),
  ),
  'REL-10': of(
    t('建造师密集流转', 'builders changing over'),
    t(
      '12个月内是否有三名以上建造师在两家间流转?',
      'Did three builders or more change between two bidders within 12 months?',
    ),
    [t('行业人员集聚', 'one labour market'), GROUP],
    t('无起止日期,或不足三人', 'terms without dates, or fewer than three persons'),
  ),
  'REL-11': of(
    t('近亲属', 'kinship'),
    t('负责人之间是否为近亲属?', 'Are the persons in charge close relatives?'),
    [],
    NO_DATA,
  ),
  'REL-12': of(
    t('与招标人或代理机构有利害关系', 'conflict of interest'),
    t(
      '投标人与本标段招标人、代理机构是否有股权或任职关系?',
      "Is the bidder tied to the lot's buyer or agency by ownership or office?",
    ),
    [t('设计施工总承包等合法情形', 'lawful design-and-build'), ALLOW],
    t('招标人、代理机构代码缺失', 'codes of buyer and agency are missing'),
  ),
}
