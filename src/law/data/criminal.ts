import { enact } from '../article.js'

/** 刑法, in force since 1997-10-01. */
export const CRIMINAL_LAW = enact(
  { statute: 'criminal', validFrom: '1997-10-01', validTo: null, datesMark: 'M' },
  [
    {
      number: 87,
      heading: { zh: '追诉时效', en: 'limitation' },
      form: 'summary',
      text: {
        zh: '犯罪经过下列期限不再追诉：法定最高刑为不满五年有期徒刑的，经过五年。',
        en: 'Where the highest penalty is below five years, prosecution lapses after five years.',
      },
    },
    {
      number: 223,
      heading: { zh: '串通投标罪', en: 'collusive bidding' },
      text: {
        zh: '投标人相互串通投标报价，损害招标人或者其他投标人利益，情节严重的，处三年以下有期徒刑或者拘役，并处或者单处罚金。投标人与招标人串通投标，损害国家、集体、公民的合法利益的，依照前款的规定处罚。',
        en: 'Bidders who collude on prices to the harm of the buyer or of other bidders, in grave cases: up to three years of imprisonment or detention, with or instead a fine. The same for collusion with the buyer to the harm of the state, a collective or citizens.',
      },
    },
    {
      number: 231,
      heading: { zh: '单位犯罪', en: 'crimes of units' },
      form: 'summary',
      text: {
        zh: '单位犯本节之罪的，对单位判处罚金，并对其直接负责的主管人员和其他直接责任人员，依照本节各该条的规定处罚。',
        en: 'A unit is fined, and those directly responsible are punished as the article says.',
      },
    },
  ],
)
