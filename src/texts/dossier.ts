import type { Family } from '../domain/grade.js'
import { type Text, type Texts, t } from './text.js'

/** Tables, lists and questions of the dossier. */
export const dossierTexts = {
  noRows: t(
    '本卷宗未附来源行：原始文件不在原处、无法读取或者已经改动。所列事实不能由本证据包独立复核，使用前须补充调取原始文件。',
    'No source rows are enclosed: the original files are not where they were, cannot be read or have changed. What is listed cannot be checked from this package; obtain the original files before use.',
  ),
  someRows: t(
    '部分来源行未附（见来源文件表），相应事实不能由本证据包独立复核。',
    'Some source rows are not enclosed (see the table of source files): those facts cannot be checked from this package.',
  ),
  sectionLots: t('三、共同标段', 'III. Joint lots'),
  sectionTimeline: t('六、时间线', 'VI. Timeline'),
  sectionQuestions: t('十一、询问提纲', 'XI. Questions'),
  sectionData: t('十三、电子数据清单', 'XIII. List of electronic data'),

  headNumber: t('序号', 'no.'),
  headCode: t('代号', 'code'),
  headDay: t('日期', 'day'),
  lotsTable: t('表2 共同标段', 'Table 2: joint lots'),
  headLot: t('标段名称和编号', 'lot and its id'),
  headCeiling: t('最高限价', 'ceiling'),
  headPrices: t('成员报价', 'members’ prices'),
  headWinner: t('中标单位', 'winner'),
  price: t('{code}：{amount}', '{code}: {amount}'),
  priceWon: t('{code}：{amount}（中标）', '{code}: {amount} (won)'),
  winnerUnknown: t('不详', 'unknown'),
  lotsNote: t(
    '注：报价前的字母为成员代号，见表1；未列报价的成员未参加该标段投标。',
    'Letters stand for members, see table 1; a member without a price did not bid on the lot.',
  ),
  lotNumber: t('{place} {id}', '{place} {id}'),
  pairsLeft: t('其余{n}项见证据工作簿', '{n} more stand in the workbook'),
  headLots: t('标段（表2序号）', 'lots (numbers of table 2)'),
  headDays: t('时间', 'days'),

  stageTable: t('表4 招标、评标、履约环节疑点', 'Table 4: leads about tender, evaluation and performance'),
  stageNote: t(
    '注：系共同标段上关于招标、评标、履约的检查结果，仅作背景，不计入团伙级别；均为线索，待核查。',
    'What the rules about tenders, committees and contracts say of the joint lots: background, counted for no level; leads to be checked.',
  ),
  headSaid: t('内容', 'what it says'),
  registryTable: t('表1-1 登记信息', 'Table 1-1: the register'),
  registryNote: t(
    '注：以导出时库中登记信息为准，投标时的登记情况须另行调取。',
    'As the store has it when this was made; obtain the register as of the days of bidding.',
  ),
  headLegalRep: t('法定代表人', 'legal representative'),
  headAddress: t('登记住所', 'registered address'),
  headRegistered: t('成立日期', 'registered on'),
  headCapital: t('注册资本', 'capital'),
  headPhone: t('登记电话', 'phone'),
  cancelled: t('{day}注销', 'cancelled {day}'),

  timelineTable: t('表5 时间线', 'Table 5: timeline'),
  headEvent: t('事项', 'event'),
  eventLot: t('标段{place}开标，成员{members}家投标', 'lot {place}: {members} {members|member|members} bid'),
  eventFirst: t('证据{item}最早出现：{what}', 'fact {item} first seen: {what}'),
  eventLast: t('证据{item}最晚出现：{what}', 'fact {item} last seen: {what}'),

  dataIntro: t(
    '以下为本证据包所附电子数据。本卷宗（dossier.docx）、清单（manifest.json）及其签名的校验值见清单和签名文件。',
    'The electronic data of this package. Check values of this dossier stand in manifest.json, which is signed.',
  ),
  dataTable: t('表8 电子数据清单', 'Table 8: list of electronic data'),
  headFile: t('文件名', 'file'),
  headClass: t('类别', 'class'),
  headFormat: t('格式', 'format'),
  headSize: t('字节数', 'bytes'),
  headSums: t('完整性校验值', 'check values'),
  dataNote: t(
    '注：依据《最高人民法院、最高人民检察院、公安部关于办理刑事案件收集提取和审查判断电子数据若干问题的规定》（法发〔2016〕22号）第十四条编制；SM3为国家商用密码杂凑算法（GB/T 32905）。',
    'After the Rules on electronic data in criminal cases (Fa Fa [2016] No. 22), article 14; SM3 is the hash of GB/T 32905.',
  ),
  recordTable: t('表9 提取笔录事项（由办案人员填写）', 'Table 9: record of the extraction (to be filled in)'),
  headField: t('事项', 'field'),
  headContent: t('内容', 'content'),
  recordCase: t('案由', 'case'),
  recordObject: t('收集、提取的对象和内容', 'what was collected'),
  recordPlace: t('地点', 'place'),
  recordTime: t('起止时间', 'from and to'),
  recordMethod: t('方法和过程', 'method and course'),
  signTable: t('表10 签名', 'Table 10: signatures'),
  headRole: t('身份', 'role'),
  headSignature: t('签名或者盖章', 'signature or seal'),
  headSigned: t('日期', 'day'),
  signTaker: t('提取人', 'taken by'),
  signHolder: t('电子数据持有人（提供人）', 'holder or provider'),
  signWitness: t('见证人', 'witness'),
  dateBlank: t('　　年　月　日', ''),
  signNote: t(
    '注：持有人（提供人）无法签名或者拒绝签名的，在笔录中注明，由见证人签名或者盖章。',
    'Where the holder cannot or will not sign, the record says so and a witness signs.',
  ),

  ordinals: t(
    '一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十',
    '1 2 3 4 5 6 7 8 9 10',
  ),
  askAll: t('（一）对各成员单位均应询问的问题', '(1) To be asked of every member'),
  askMember: t('（{number}）{code} {name}', '({number}) {code} {name}'),
  askAbout: t('关于证据{items}（{what}）：{question}', 'On facts {items} ({what}): {question}'),
} satisfies Texts

/** Asked of everybody: who profits, who wrote and sealed the bid, whose deposit, what was paid for it. */
export const ASK_ALL: readonly Text[] = [
  t(
    '参加表2所列标段投标由谁决定，从何处获知项目信息，事前是否知道其他成员单位同时参加？',
    'Who decided to bid on the lots of table 2, where did he learn of them, did he know that the others would bid?',
  ),
  t(
    '投标文件（含计价文件）由谁编制，在何处、用何种设备编制，编制费用由谁支付？',
    'Who wrote the bid and pricing files, where, on which machine, and who paid for it?',
  ),
  t(
    '单位印章、法定代表人印章和CA证书由谁保管、由谁使用，有无出借？',
    'Who keeps and uses the seals and certificates, and were they lent?',
  ),
  t(
    '投标保证金由谁出资，从哪个账户支付，退还后资金去向何处？',
    'Whose money was the deposit, from which account, and where did it go when it came back?',
  ),
  t(
    '报价由谁确定、依据是什么，开标前是否与其他投标人或者招标人、代理机构的人员商量过报价？',
    'Who set the price and by what, and was it talked over with others before the opening?',
  ),
  t(
    '中标项目实际由谁实施、收益归谁；未中标的，是否收取好处费、陪标费或者其他利益，由谁给付？',
    'Who really carried out what was won and who profited; was anything paid for bidding and not winning, and by whom?',
  ),
]

/** Asked of a member that a fact of the family touches. */
export const ASK_TEXTS: Readonly<Record<Family, Text>> = {
  device: t(
    '该设备或者网络地址由谁所有、由谁使用，投标时置于何处，为何其他成员单位也在使用？',
    'who owns and used the machine or address, where did it stand, and why did the others use it?',
  ),
  document: t(
    '投标文件中的加密锁、标识或者属性从何而来，为何与其他成员单位相同？',
    'where does the lock or mark in the bid come from, and why do the others have the same?',
  ),
  account: t(
    '该账号、证书或者资金账户由谁开立、由谁操作，为何与其他成员单位共用？',
    'who opened and uses the account or certificate, and why is it shared?',
  ),
  relation: t(
    '与其他成员单位之间是什么任职、持股或者用工关系，从何时起至何时止？',
    'what posts, holdings or employment connect it with the others, from when to when?',
  ),
  contact: t(
    '该电话、邮箱或者地址由谁实际使用，为何与其他成员单位相同？',
    'who really uses the telephone, mailbox or address, and why do the others have the same?',
  ),
  network: t(
    '多次与相同单位参加同一标段投标的原因是什么，是否有分工或者轮流中标的安排？',
    'why does it keep meeting the same firms, and were turns agreed?',
  ),
  price: t(
    '各标段报价如何形成，与其他成员单位报价之间的规律性差异作何解释？',
    'how were its prices made, and what explains their regular distance from the others’?',
  ),
  tender: t('参加该项目前期工作和投标的经过如何？', 'how did it come to the project and its tender?'),
  expert: t('与该标段评标委员会成员有无往来？', 'does it know members of the committee?'),
  post: t(
    '中标后合同履行、分包和款项支付情况如何？',
    'how was the contract carried out, subcontracted and paid?',
  ),
}

/** Class of a file of the package by its name; the last is what is left. */
export const FILE_CLASSES: readonly { pattern: RegExp; text: Text }[] = [
  { pattern: /^rows\//, text: t('来源行', 'source rows') },
  { pattern: /^evidence\.json$/, text: t('可复核证据', 'evidence to derive again') },
  { pattern: /\.(svg|png)$/, text: t('图片', 'picture') },
  { pattern: /\.(graphml|gexf|cx2|i2\.zip|ftm\.json)$/, text: t('关系图数据', 'graph') },
  { pattern: /\.(xlsx|csv)$/, text: t('表格', 'table') },
  { pattern: /^law\.json$/, text: t('法条核对', 'statutes') },
  { pattern: /./, text: t('其他', 'other') },
]
