import { enact } from '../article.js'

/**
 * 招标投标法 and its regulation on how a tender is run, judged and carried out, and what follows from
 * breaches.
 */
export const TENDER_PROCESS = [
  ...enact({ statute: 'law', validFrom: '2000-01-01', validTo: null, datesMark: 'M' }, [
    {
      number: 3,
      heading: { zh: '必须招标的范围', en: 'what must be tendered' },
      form: 'summary',
      text: {
        zh: '大型基础设施、公用事业等关系社会公共利益、公众安全的项目，全部或者部分使用国有资金投资或者国家融资的项目等，其勘察、设计、施工、监理以及与工程建设有关的重要设备、材料等的采购，必须进行招标。',
        en: 'Works of public interest or safety, or paid by state funds, with their survey, design, supervision and important equipment and materials, must be tendered.',
      },
    },
    {
      number: 24,
      heading: { zh: '编制投标文件的时间', en: 'time to prepare bids' },
      form: 'summary',
      text: {
        zh: '依法必须进行招标的项目，自招标文件开始发出之日起至投标人提交投标文件截止之日止，最短不得少于二十日。',
        en: 'Where the law demands a tender, at least twenty days from the first issue of the documents to the deadline for bids.',
      },
    },
    {
      number: 46,
      heading: { zh: '订立合同', en: 'the contract' },
      form: 'summary',
      text: {
        zh: '招标人和中标人应当自中标通知书发出之日起三十日内，按照招标文件和中标人的投标文件订立书面合同，不得再行订立背离合同实质性内容的其他协议。',
        en: 'A written contract within thirty days of the notice of award, as the tender documents and the winning bid have it; no other agreement that departs from its substance.',
      },
    },
    {
      number: 48,
      heading: { zh: '不得转让、违法分包', en: 'no assignment, no unlawful subcontracting' },
      form: 'summary',
      text: {
        zh: '中标人不得向他人转让中标项目，也不得将中标项目肢解后分别向他人转让；经招标人同意可以将部分非主体、非关键性工作分包给具备相应资格条件的他人完成，并不得再次分包。',
        en: 'The winner may not assign the project, whole or in parts; with the buyer’s consent parts that are neither the main structure nor essential may be subcontracted to qualified others, who may not subcontract again.',
      },
    },
    {
      number: 49,
      heading: { zh: '规避招标的责任', en: 'liability for evading a tender' },
      form: 'summary',
      text: {
        zh: '必须进行招标的项目而不招标的，将必须进行招标的项目化整为零或者以其他任何方式规避招标的，责令限期改正，可以处项目合同金额千分之五以上千分之十以下的罚款。',
        en: 'Not tendering what must be tendered, splitting it or evading a tender in any other way: correction, and a fine of 5 to 10 per mille of the contract.',
      },
    },
    {
      number: 50,
      heading: { zh: '代理机构泄密、串通的责任', en: 'liability of agencies' },
      form: 'summary',
      text: {
        zh: '招标代理机构泄露应当保密的与招标投标活动有关的情况和资料，或者与招标人、投标人串通损害国家利益、社会公共利益或者他人合法权益的，处五万元以上二十五万元以下的罚款。',
        en: 'An agency that discloses what is confidential, or colludes with the buyer or bidders: a fine of 50,000 to 250,000 yuan.',
      },
    },
    {
      number: 58,
      heading: { zh: '转让、违法分包的责任', en: 'liability for assignment and unlawful subcontracting' },
      form: 'summary',
      text: {
        zh: '中标人将中标项目转让给他人，将中标项目肢解后分别转让给他人，违反规定将部分主体、关键性工作分包给他人，或者分包人再次分包的，转让、分包无效，处转让、分包项目金额千分之五以上千分之十以下的罚款。',
        en: 'Assignment, subcontracting of the main structure or essential works, or a subcontractor’s subcontracting: void, and a fine of 5 to 10 per mille.',
      },
    },
    {
      number: 59,
      heading: { zh: '不按投标文件订立合同', en: 'contract against the bid' },
      form: 'summary',
      mark: 'M',
      text: {
        zh: '招标人与中标人不按照招标文件和中标人的投标文件订立合同的，或者订立背离合同实质性内容的协议的，责令改正，可以处中标项目金额千分之五以上千分之十以下的罚款。',
        en: 'A contract that departs from the tender documents and the winning bid: correction, and a fine of 5 to 10 per mille of the award.',
      },
    },
  ]),
  ...enact({ statute: 'regulation', validFrom: '2012-02-01', validTo: null, datesMark: 'M' }, [
    {
      number: 8,
      heading: { zh: '邀请招标', en: 'invited tenders' },
      form: 'summary',
      mark: 'M',
      text: {
        zh: '国有资金占控股或者主导地位的依法必须进行招标的项目，应当公开招标；技术复杂、有特殊要求或者受自然环境限制只有少量潜在投标人可供选择，或者采用公开招标方式的费用占合同金额比例过大的，可以邀请招标，并由有关部门认定。',
        en: 'Projects mainly of state funds that must be tendered are tendered openly; few potential bidders for technical or natural reasons, or undue cost, allow an invited tender that the department has confirmed.',
      },
    },
    {
      number: 9,
      heading: { zh: '可以不进行招标的情形', en: 'when no tender is needed' },
      form: 'summary',
      mark: 'M',
      text: {
        zh: '涉及国家安全、国家秘密、抢险救灾等特殊情况，或者需要采用不可替代的专利或者专有技术等情形的，可以不进行招标。',
        en: 'National security, state secrets, disaster relief, irreplaceable patents and the like need no tender.',
      },
    },
    {
      number: 16,
      heading: { zh: '发售期', en: 'sale of the documents' },
      form: 'summary',
      text: {
        zh: '资格预审文件或者招标文件的发售期不得少于5日。',
        en: 'Tender documents are on sale for at least five days.',
      },
    },
    {
      number: 32,
      heading: { zh: '不得限制、排斥潜在投标人', en: 'no restriction of potential bidders' },
      form: 'summary',
      mark: 'M',
      text: {
        zh: '招标人不得以不合理的条件限制、排斥潜在投标人或者投标人，不得设定与招标项目的具体特点和实际需要不相适应或者与合同履行无关的资格、技术、商务条件，不得以特定行政区域或者特定行业的业绩、奖项作为加分条件或者中标条件。',
        en: 'No unreasonable conditions; no qualifications, technical or commercial terms that do not fit the project or have nothing to do with the contract; no points for awards or work of a certain region or trade.',
      },
    },
    {
      number: 54,
      heading: { zh: '中标候选人公示', en: 'publication of the candidates' },
      form: 'summary',
      text: {
        zh: '依法必须进行招标的项目，招标人应当自收到评标报告之日起3日内公示中标候选人，公示期不得少于3日。',
        en: 'Where the law demands a tender the candidates are published within three days of the report, for at least three days.',
      },
    },
    {
      number: 55,
      heading: { zh: '排名第一的候选人中标', en: 'the first candidate wins' },
      form: 'summary',
      text: {
        zh: '国有资金占控股或者主导地位的依法必须进行招标的项目，招标人应当确定排名第一的中标候选人为中标人。',
        en: 'In projects mainly of state funds that must be tendered, the first candidate wins.',
      },
    },
    {
      number: 59,
      heading: { zh: '履行义务、分包', en: 'performance and subcontracting' },
      form: 'summary',
      mark: 'M',
      text: {
        zh: '中标人不得向他人转让中标项目；可以将部分非主体、非关键性工作分包给具备相应资格条件的他人完成，接受分包的人不得再次分包。',
        en: 'No assignment; parts that are neither main structure nor essential may go to qualified subcontractors, who may not subcontract again.',
      },
    },
    {
      number: 71,
      heading: { zh: '评标委员会成员的违法行为', en: 'breaches by members of the committee' },
      form: 'summary',
      mark: 'M',
      text: {
        zh: '评标委员会成员有下列行为之一的，责令改正，情节严重的禁止其在一定期限内参加评标，情节特别严重的取消其担任评标委员会成员的资格：',
        en: 'A member is corrected, in grave cases barred for a term or for good, where he:',
      },
      items: [
        { zh: '应当回避而不回避', en: 'does not stand back where he should;' },
        { zh: '擅离职守', en: 'leaves his post;' },
        { zh: '不按照招标文件规定的评标标准和方法评标', en: 'does not judge by the published criteria;' },
        { zh: '私下接触投标人', en: 'meets bidders in private;' },
        {
          zh: '向招标人征询确定中标人的意向或者接受明示、暗示提出的倾向或者排斥特定投标人的要求',
          en: 'asks for or follows wishes for or against a bidder;',
        },
        { zh: '对依法应当否决的投标不提出否决意见', en: 'does not reject what must be rejected;' },
        { zh: '暗示或者诱导投标人作出澄清、说明', en: 'leads a bidder to clarifications;' },
        { zh: '其他不客观、不公正履行职务的行为', en: 'is partial in any other way.' },
      ],
    },
    {
      number: 76,
      heading: { zh: '转让、违法分包的处罚', en: 'penalties for assignment and unlawful subcontracting' },
      form: 'summary',
      mark: 'M',
      text: {
        zh: '转让中标项目、肢解转让、分包主体或关键性工作、分包人再次分包的，转让、分包无效，处转让、分包项目金额5‰以上10‰以下的罚款；有违法所得的并处没收；可以责令停业整顿；情节严重的吊销营业执照。',
        en: 'Assignment and unlawful subcontracting are void: a fine of 5 to 10 per mille, confiscation, suspension, in grave cases loss of the licence.',
      },
    },
  ]),
  ...enact({ statute: 'order12', validFrom: '2001-07-05', validTo: null, datesMark: 'M' }, [
    {
      number: 12,
      heading: { zh: '评标委员会成员的回避', en: 'who may not sit on the committee' },
      form: 'summary',
      mark: 'M',
      text: {
        zh: '投标人或者投标人主要负责人的近亲属，项目主管部门或者行政监督部门的人员，与投标人有经济利益关系可能影响公正评审的，曾因在招标、评标中违法受过处罚的，不得担任评标委员会成员，应当主动回避。',
        en: 'Close relatives of a bidder or its heads, staff of the departments in charge, those with an economic interest in a bidder, and those punished for breaches in tendering may not sit on the committee.',
      },
    },
  ]),
  ...enact({ statute: 'construction', validFrom: '2019-01-01', validTo: null, datesMark: 'M' }, [
    {
      number: 8,
      heading: { zh: '转包的认定', en: 'what is assignment' },
      form: 'summary',
      text: {
        zh: '未派驻项目负责人、技术负责人、质量管理负责人、安全管理负责人等主要管理人员，或者派驻的其中一人及以上与施工单位没有订立劳动合同且没有建立劳动工资和社会养老保险关系；主要材料、设备由他人采购租赁；只收取管理费的，应当认定为转包，有证据证明属于挂靠或者其他违法行为的除外。',
        en: 'No key staff on site, or staff without contract, wages and insurance with the contractor; main materials and plant bought or hired by others; only a management fee taken: assignment, unless it is a borrowed licence or another breach.',
      },
    },
  ]),
]
