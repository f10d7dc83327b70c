import { enact } from '../article.js'

/** 招标投标法, text of the 2017-12-27 amendment; these articles stand since the law came into force. */
export const TENDERING_LAW = enact(
  { statute: 'law', validFrom: '2000-01-01', validTo: null, datesMark: 'M' },
  [
    {
      number: 4,
      heading: { zh: '不得规避招标', en: 'no evasion of tendering' },
      form: 'summary',
      text: {
        zh: '不得将依法必须进行招标的项目化整为零或者以其他任何方式规避招标。',
        en: 'Nobody may split a project that must be tendered, or evade tendering in any other way.',
      },
    },
    {
      number: 22,
      heading: { zh: '不得透露潜在投标人', en: 'potential bidders are confidential' },
      form: 'summary',
      text: {
        zh: '招标人不得向他人透露已获取招标文件的潜在投标人的情况。',
        en: 'The buyer may not disclose who has obtained the tender documents.',
      },
    },
    {
      number: 32,
      heading: { zh: '禁止串通投标', en: 'no collusive bidding' },
      text: {
        zh: '投标人不得相互串通投标报价，不得排挤其他投标人的公平竞争，损害招标人或者其他投标人的合法权益。投标人不得与招标人串通投标，损害国家利益、社会公共利益或者他人的合法权益。禁止投标人以向招标人或者评标委员会成员行贿的手段谋取中标。',
        en: 'Bidders may not collude on prices, nor shut out the fair competition of others, nor collude with the buyer; winning by bribing the buyer or the evaluation committee is forbidden.',
      },
    },
    {
      number: 33,
      heading: { zh: '不得以他人名义投标', en: 'no bidding in another’s name' },
      form: 'summary',
      text: {
        zh: '投标人不得以他人名义投标或者以其他方式弄虚作假，骗取中标。',
        en: 'A bidder may not bid in another’s name or win by any other deceit.',
      },
    },
    {
      number: 53,
      heading: { zh: '串通投标的处罚', en: 'penalties for collusion' },
      text: {
        zh: '投标人相互串通投标或者与招标人串通投标的，投标人以向招标人或者评标委员会成员行贿的手段谋取中标的，中标无效，处中标项目金额千分之五以上千分之十以下的罚款，对单位直接负责的主管人员和其他直接责任人员处单位罚款数额百分之五以上百分之十以下的罚款；有违法所得的，并处没收违法所得；情节严重的，取消其一年至二年内参加依法必须进行招标的项目的投标资格并予以公告，直至由工商行政管理机关吊销营业执照；构成犯罪的，依法追究刑事责任。给他人造成损失的，依法承担赔偿责任。',
        en: 'Collusion among bidders or with the buyer, or winning by bribes: the award is void; a fine of 5 to 10 per mille of the award, and of 5 to 10 percent of that for those responsible; unlawful gains are confiscated; in grave cases exclusion for one to two years up to loss of the licence; criminal liability where it is a crime; damages.',
      },
    },
    {
      number: 54,
      heading: { zh: '弄虚作假骗取中标的处罚', en: 'penalties for deceit' },
      form: 'summary',
      text: {
        zh: '投标人以他人名义投标或者以其他方式弄虚作假，骗取中标的，中标无效，给招标人造成损失的，依法承担赔偿责任；构成犯罪的，依法追究刑事责任。尚未构成犯罪的，处中标项目金额千分之五以上千分之十以下的罚款；情节严重的，取消其一年至三年内参加依法必须进行招标的项目的投标资格并予以公告，直至吊销营业执照。',
        en: 'Winning in another’s name or by other deceit: the award is void; damages; criminal liability where it is a crime; otherwise a fine of 5 to 10 per mille of the award and in grave cases exclusion for one to three years.',
      },
    },
  ],
)
