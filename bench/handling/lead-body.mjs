const lot = { id: 'L1', title: '', project: null, industry: 'housing', domain: 'tender', method: 'open' }

/** What a lead of no facts is made with, about one lot of a county; `at` is an instant in ISO form. */
export const leadBody = (at) => ({
  origin: { kind: 'manual', source: 'bench', at },
  summary: { zh: '线索', en: 'lead' },
  ...{ run: null, level: null, recordSha256: null, facts: [], moreFacts: 0, members: [] },
  lots: [{ ...lot, region: '330922', day: '2026-01-05' }],
  ...{ industries: ['housing'], amountFen: null, data: {}, policeGround: false },
})
