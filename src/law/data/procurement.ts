import { enact } from '../article.js'

/** 政府采购法实施条例, in force since 2015-03-01. */
export const PROCUREMENT_REGULATION = enact(
  { statute: 'procurement', validFrom: '2015-03-01', validTo: null, datesMark: 'M' },
  [
    {
      number: 18,
      heading: { zh: '同一负责人、控股管理关系', en: 'same head, control' },
      form: 'summary',
      text: {
        zh: '单位负责人为同一人或者存在直接控股、管理关系的不同供应商，不得参加同一合同项下的政府采购活动。',
        en: 'Suppliers with the same head, or of which one directly controls or manages another, may not take part under the same contract.',
      },
    },
    {
      number: 74,
      heading: { zh: '恶意串通', en: 'malicious collusion' },
      form: 'summary',
      text: { zh: '有下列情形之一的，属于恶意串通：', en: 'It is malicious collusion where:' },
      items: [
        {
          zh: '供应商直接或者间接从采购人或者采购代理机构处获得其他供应商的相关情况并修改其投标文件或者响应文件',
          en: 'a supplier learns of others from the buyer or its agency and alters its bid;',
        },
        {
          zh: '供应商按照采购人或者采购代理机构的授意撤换、修改投标文件或者响应文件',
          en: 'a supplier exchanges or alters its bid as the buyer or its agency suggests;',
        },
        {
          zh: '供应商之间协商报价、技术方案等投标文件或者响应文件的实质性内容',
          en: 'suppliers agree on prices, technical proposals or other substance;',
        },
        {
          zh: '属于同一集团、协会、商会等组织成员的供应商按照该组织要求协同参加政府采购活动',
          en: 'members of one group, association or chamber act in concert as it demands;',
        },
        {
          zh: '供应商之间事先约定由某一特定供应商中标、成交',
          en: 'suppliers agree beforehand on who shall win;',
        },
        {
          zh: '供应商之间商定部分供应商放弃参加政府采购活动或者放弃中标、成交',
          en: 'suppliers agree that some abstain or give up the award;',
        },
        {
          zh: '供应商与采购人或者采购代理机构之间、供应商相互之间，为谋求特定供应商中标、成交或者排斥其他供应商的其他串通行为',
          en: 'any other collusion for a certain supplier or against others.',
        },
      ],
    },
  ],
)

/** 财政部令第87号, in force since 2017-10-01. Items 1 to 3 are checked. */
export const ORDER_87 = enact(
  { statute: 'order87', validFrom: '2017-10-01', validTo: null, datesMark: 'M' },
  [
    {
      number: 37,
      heading: { zh: '视为串通投标', en: 'what is deemed collusion' },
      text: {
        zh: '有下列情形之一的，视为投标人串通投标，其投标无效：',
        en: 'It is deemed collusion, and the bids are void, where:',
      },
      itemMarks: ['V', 'V', 'V', 'M', 'M', 'M'],
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
          zh: '不同投标人的投标文件载明的项目管理成员或者联系人员为同一人',
          en: 'bids of different bidders name the same person in the project’s management or as contact;',
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
  ],
)
