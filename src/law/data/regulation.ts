import { enact } from '../article.js'

/** 招标投标法实施条例, text of 2019-03-02; these articles stand since the regulation came into force. */
export const REGULATION = enact(
  { statute: 'regulation', validFrom: '2012-02-01', validTo: null, datesMark: 'M' },
  [
    {
      number: 26,
      heading: { zh: '投标保证金', en: 'bid deposit' },
      form: 'summary',
      text: {
        zh: '投标保证金不得超过招标项目估算价的2%；依法必须进行招标的项目的境内投标单位，以现金或者支票形式提交的投标保证金应当从其基本账户转出。',
        en: 'The deposit may not exceed 2 percent of the estimate; in cash or by cheque it must come from the bidder’s basic account.',
      },
    },
    {
      number: 34,
      heading: { zh: '利害关系、同一负责人、控股管理关系', en: 'interest, same head, control' },
      text: {
        zh: '与招标人存在利害关系可能影响招标公正性的法人、其他组织或者个人，不得参加投标。单位负责人为同一人或者存在控股、管理关系的不同单位，不得参加同一标段投标或者未划分标段的同一招标项目投标。违反前两款规定的，相关投标均无效。',
        en: 'Those whose interest in the buyer may impair fairness may not bid. Units with the same head, or of which one controls or manages another, may not bid on the same lot, nor on the same project where it has no lots. Bids in breach are void.',
      },
    },
    {
      number: 39,
      heading: { zh: '属于相互串通投标', en: 'what is collusion among bidders' },
      text: {
        zh: '禁止投标人相互串通投标。有下列情形之一的，属于投标人相互串通投标：',
        en: 'Collusion among bidders is forbidden. It is collusion where:',
      },
      items: [
        {
          zh: '投标人之间协商投标报价等投标文件的实质性内容',
          en: 'bidders agree on prices or other substance of their bids;',
        },
        { zh: '投标人之间约定中标人', en: 'bidders agree on who shall win;' },
        {
          zh: '投标人之间约定部分投标人放弃投标或者中标',
          en: 'bidders agree that some abstain from bidding or from the award;',
        },
        {
          zh: '属于同一集团、协会、商会等组织成员的投标人按照该组织要求协同投标',
          en: 'members of one group, association or chamber bid in concert as it demands;',
        },
        {
          zh: '投标人之间为谋取中标或者排斥特定投标人而采取的其他联合行动',
          en: 'bidders act together in any other way to win or to shut out a certain bidder.',
        },
      ],
    },
    {
      number: 40,
      heading: { zh: '视为相互串通投标', en: 'what is deemed collusion' },
      text: {
        zh: '有下列情形之一的，视为投标人相互串通投标：',
        en: 'It is deemed collusion among bidders where:',
      },
      items: [
        {
          zh: '不同投标人的投标文件由同一单位或者个人编制',
          en: 'bids of different bidders are written by the same unit or person;',
        },
        {
          zh: '不同投标人委托同一单位或者个人办理投标事宜',
          en: 'different bidders have the same unit or person handle their bids;',
        },
        {
          zh: '不同投标人的投标文件载明的项目管理成员为同一人',
          en: 'bids of different bidders name the same person in the project’s management;',
        },
        {
          zh: '不同投标人的投标文件异常一致或者投标报价呈规律性差异',
          en: 'bids of different bidders agree abnormally, or their prices differ by a pattern;',
        },
        { zh: '不同投标人的投标文件相互混装', en: 'bid files of different bidders are mixed up;' },
        {
          zh: '不同投标人的投标保证金从同一单位或者个人的账户转出',
          en: 'deposits of different bidders come from an account of the same unit or person.',
        },
      ],
    },
    {
      number: 41,
      heading: { zh: '招标人与投标人串通投标', en: 'collusion with the buyer' },
      text: {
        zh: '禁止招标人与投标人串通投标。有下列情形之一的，属于招标人与投标人串通投标：',
        en: 'Collusion of buyer and bidder is forbidden. It is such where:',
      },
      items: [
        {
          zh: '招标人在开标前开启投标文件并将有关信息泄露给其他投标人',
          en: 'the buyer opens bids before the opening and leaks them to other bidders;',
        },
        {
          zh: '招标人直接或者间接向投标人泄露标底、评标委员会成员等信息',
          en: 'the buyer leaks the base price, the committee’s members or the like;',
        },
        {
          zh: '招标人明示或者暗示投标人压低或者抬高投标报价',
          en: 'the buyer tells or hints a bidder to lower or raise the price;',
        },
        {
          zh: '招标人授意投标人撤换、修改投标文件',
          en: 'the buyer has a bidder exchange or alter the bid;',
        },
        {
          zh: '招标人明示或者暗示投标人为特定投标人中标提供方便',
          en: 'the buyer tells or hints a bidder to ease a certain bidder’s award;',
        },
        {
          zh: '招标人与投标人为谋求特定投标人中标而采取的其他串通行为',
          en: 'buyer and bidder collude in any other way for a certain bidder’s award.',
        },
      ],
    },
    {
      number: 42,
      heading: { zh: '以他人名义投标、弄虚作假', en: 'bidding in another’s name, deceit' },
      text: {
        zh: '使用通过受让或者租借等方式获取的资格、资质证书投标的，属于招标投标法第三十三条规定的以他人名义投标。投标人有下列情形之一的，属于招标投标法第三十三条规定的以其他方式弄虚作假的行为：',
        en: 'To bid with a qualification that was bought or borrowed is to bid in another’s name. It is deceit to:',
      },
      items: [
        { zh: '使用伪造、变造的许可证件', en: 'use forged or altered permits;' },
        { zh: '提供虚假的财务状况或者业绩', en: 'state false finances or past works;' },
        {
          zh: '提供虚假的项目负责人或者主要技术人员简历、劳动关系证明',
          en: 'state false records or employment of the project’s head or chief engineers;',
        },
        { zh: '提供虚假的信用状况', en: 'state a false credit standing;' },
        { zh: '其他弄虚作假的行为', en: 'deceive in any other way.' },
      ],
    },
    {
      number: 67,
      heading: { zh: '串通投标的处罚', en: 'penalties for collusion' },
      form: 'summary',
      text: {
        zh: '投标人未中标的，对单位的罚款金额按照招标项目合同金额依照招标投标法规定的比例计算。投标人有下列行为之一的，属于招标投标法第五十三条规定的情节严重行为，由有关行政监督部门取消其一年至二年内参加依法必须进行招标的项目的投标资格；处罚执行期限届满之日起三年内又有所列违法行为之一的，由工商行政管理机关吊销营业执照：',
        en: 'Where the bidder did not win, the fine is reckoned on the contract’s amount. Grave cases, with exclusion for one to two years, and loss of the licence for a new breach within three years after:',
      },
      items: [
        { zh: '以行贿谋取中标', en: 'winning by bribes;' },
        { zh: '三年内二次以上串通投标', en: 'collusion twice or more within three years;' },
        {
          zh: '串通投标行为损害招标人、其他投标人或者国家、集体、公民的合法利益，造成直接经济损失三十万元以上',
          en: 'collusion that causes a direct loss of 300,000 yuan or more;',
        },
        { zh: '其他串通投标情节严重的行为', en: 'other grave collusion.' },
      ],
    },
  ],
)
