import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringAt } from '../../src/arrays/strings.js'
import { OFFENCES, PANEL_ROLES, SCORE_PARTS, SUBCONTRACT_KINDS } from '../../src/domain/codes.js'
import { MAX_DAY, MIN_DAY, NO_DAY } from '../../src/domain/day.js'
import { hash, hashText } from '../../src/domain/hash.js'
import { kindIndex, SOURCES, sourceIndex } from '../../src/domain/value-kind.js'
import type { GraphEngine } from '../../src/engines/engine.js'
import { verifyStore } from '../../src/engines/verify.js'
import type { Market } from '../../src/market/market.js'
import { marketPairs, numbered, type PairSubject } from '../../src/market/pair-counts.js'
import { importFiles, rowBatch, type TestFile } from '../support/import.js'

/**
 * A small market. A and B share a card on L1; A wins. C registers A's phone; D sits on C's board. L3 waits
 * for nobody.
 */
export const SMALL: TestFile[] = [
  {
    table: 'lots',
    rows: [
      {
        lot_id: 'L1',
        title: '一标',
        industry: '住建',
        category: '施工',
        region_code: '330902',
        buyer_id: 'BUYER',
        buyer_name: '某局',
        agency_id: 'AG',
        agency_name: '某代理',
        control_price: '120',
        opened_at: '2026-03-01 09:30',
        issuer_locks: 'GL-77',
        invest_project_code: '2502-330922-04-01-123456',
        total_investment: '500万元',
        statutory: '是',
        exception: '应急抢险',
        method_approval: '某发改〔2026〕1号',
        attempt: '第2次',
        qualification: '市政公用工程施工总承包特级',
        qualified_firms: '3家',
        sale_from: '2026-02-01 08:00',
        sale_to: '2026-02-04 17:00',
        bid_deadline: '2026-03-01 09:30',
        publicity_from: '2026-03-02',
        publicity_to: '2026-03-04 17:00',
        award_reason: '综合得分最高',
      },
      { lot_id: 'L2', title: '二标', industry: '古怪', published_at: '2026-02-01' },
      { lot_id: 'L3', title: '三标', currency: 'USD' },
    ],
  },
  {
    table: 'bids',
    rows: [
      {
        lot_id: 'L1',
        bidder_id: 'A',
        bidder_name: '甲建设有限公司',
        amount: '100.50',
        won: '是',
        rank: '1',
        mac: 'F8:75:A4:1B:2C:3D;F8:75:A4:1B:2C:3E',
        ip: '10.0.0.1',
        submitted_at: '2026-03-01 08:00',
        consortium: 'Z',
        deposit_account_type: '基本户',
      },
      {
        lot_id: 'L1',
        bidder_id: 'B',
        bidder_name: '乙建设有限公司',
        amount: '110',
        won: '0',
        mac: 'f875a41b2c3d',
        ip: '10.0.0.1',
        lock_no: 'GL-77',
      },
      {
        lot_id: 'L2',
        bidder_id: 'A',
        bidder_name: '甲建设',
        amount: '90',
        status: '否决',
        contact_phone: '13912340001',
      },
      { lot_id: 'L2', bidder_id: 'A', bid_no: '2', bidder_name: '甲建设有限公司', amount: '80' },
      { lot_id: 'L2', bidder_id: 'C', amount: '95', submitted_at: '2026-01-31 10:00' },
    ],
  },
  {
    table: 'bidders',
    rows: [
      {
        bidder_id: 'C',
        name: '丙贸易有限公司',
        former_names: '旧丙公司；老丙公司',
        phone: '13912340001',
        registered_at: '2015-06-01',
        capital: '500万元',
      },
      { bidder_id: 'D', name: '丁控股有限公司' },
    ],
  },
  {
    table: 'roles',
    rows: [
      {
        bidder_id: 'C',
        person_name: '张三',
        person_id_no: '11010519491231002X',
        role: '股东',
        share: '0.6',
        from: '2020-01-01',
        to: '2026-12-31',
      },
      { bidder_id: 'B', person_name: '张三', person_id_no: '11010519491231002X', role: '监事' },
      { bidder_id: 'B', person_name: '李四', role: '员工' },
      {
        bidder_id: 'A',
        person_name: '孙七',
        person_id_no: '330922198001010024',
        role: '参保人',
        from: '2025-01-01',
        to: '2026-03-31',
      },
      { bidder_id: 'D', person_name: '周八', person_id_no: '330922198001010016', role: '参保人' },
    ],
  },
  { table: 'ownership', rows: [{ owner_id: 'D', owned_id: 'C', share: '40%', from: '2021-05-01' }] },
  {
    table: 'groups',
    rows: [
      { group_id: 'G1', bidder_id: 'C', name: '丁集团' },
      { group_id: 'G1', bidder_id: 'D', name: '丁集团' },
    ],
  },
  {
    table: 'allowlist',
    rows: [
      {
        kind: 'mac',
        value: 'F8-75-A4-1B-2C-3D',
        reason: '交易中心公用机',
        from: '2026-01-01',
        approved_by: '王五',
      },
    ],
  },
  {
    table: 'experts',
    rows: [
      {
        lot_id: 'L1',
        expert_id: 'E2',
        expert_name: '赵六',
        expert_id_no: '11010519491231002X',
        role: '组长',
        category: '土建',
        library: '省库',
        unit_id: 'BUYER',
        phone: '13912340001',
        signed_in_at: '2026-03-01 09:40',
        recused: '否',
        seat: '05',
        ip: '10.9.0.5',
        mac: 'F8:75:A4:1B:2C:4D',
        account: 'pw05',
      },
      { lot_id: 'L1', expert_id: 'E1', role: '业主代表' },
      { lot_id: 'L9', expert_id: 'E3' },
    ],
  },
  {
    table: 'scores',
    rows: [
      { lot_id: 'L1', expert_id: 'E2', bidder_id: 'B', item: '工期', part: '技术', score: '9.25' },
      {
        lot_id: 'L1',
        expert_id: 'E2',
        bidder_id: 'A',
        item: '工期',
        part: '技术',
        score: '10',
        max_score: '10分',
        scored_at: '2026-03-01 10:00:05',
        ip: '10.9.0.5',
      },
      { lot_id: 'L1', expert_id: 'E2', bidder_id: 'A', score: '-2.5', part: '怪' },
      { lot_id: 'L9', expert_id: 'E2', bidder_id: 'A', score: '1' },
    ],
  },
  {
    table: 'contracts',
    rows: [
      {
        contract_id: 'K2',
        lot_id: 'L1',
        bidder_id: 'A',
        price: '100.50',
        signed_at: '2026-03-20',
        settlement_price: '0.0115万元',
        manager_id_no: '330922198001010016',
        site_lead_id_no: '330922198001010024',
        change_reason: '地质',
        payee: '甲建设有限公司',
        attendance: '55%',
      },
      { contract_id: 'K1', lot_id: 'L2', bidder_id: 'C' },
      { contract_id: 'K0', lot_id: 'L9', bidder_id: 'C' },
    ],
  },
  {
    table: 'subcontracts',
    rows: [
      { contract_id: 'K2', subcontractor_id: 'D', kind: '主体结构', amount: '60', signed_at: '2026-04-01' },
      { contract_id: 'K2', subcontractor_id: 'B', kind: '劳务', qualified: '是', giver_id: 'D' },
      { contract_id: 'K9', subcontractor_id: 'B', kind: '劳务' },
    ],
  },
  {
    table: 'penalties',
    rows: [
      {
        bidder_id: 'B',
        doc_no: '罚字〔2025〕2号',
        authority: '某局',
        decided_on: '2025-06-01',
        kind: '串通投标',
        reason: '与他人串通投标',
        lot_id: 'L2',
        ban_from: '2025-06-01',
        ban_to: '2026-05-31',
      },
      { bidder_id: 'B', doc_no: '罚字〔2024〕9号', decided_on: '2024-01-01', kind: '行贿', revoked: '是' },
    ],
  },
]

const day = (date: string): number => Date.parse(date) / 86_400_000
const hashed = (text: string, salt: number): { hi: number; lo: number } => {
  hashText(text, salt)
  return { hi: hash.hi, lo: hash.lo }
}

/** A server may have to be assembled and started first, and other test files to end. */
const OPEN_MS = 900_000

export interface OpenedEngine {
  engine: GraphEngine
  drop: () => Promise<void>
}

/**
 * Every engine answers alike: the same records give the same answers to every question. `skip` is why it
 * cannot run here.
 */
export const conformance = (name: string, open: () => Promise<OpenedEngine>, skip?: string): void => {
  describe.skipIf(skip !== undefined)(`${name} engine${skip ? `: ${skip}` : ''}`, () => {
    let opened: OpenedEngine
    let engine: GraphEngine
    beforeAll(async () => {
      opened = await open()
      engine = opened.engine
      await engine.clear()
      await importFiles(engine, SMALL)
    }, OPEN_MS)
    afterAll(() => opened?.drop())

    describe('market()', () => {
      let market: Market
      beforeAll(async () => {
        market = await engine.market()
      })
      const org = (id: string): number =>
        Array.from({ length: market.bidders.orgCount }, (_, i) => stringAt(market.bidders.id, i)).indexOf(id)

      it('lists bidders by id, then the other organisations by id, with their names', () => {
        const ids = Array.from({ length: market.bidders.orgCount }, (_, i) => stringAt(market.bidders.id, i))
        expect(ids).toEqual(['A', 'B', 'C', 'AG', 'BUYER', 'D'])
        expect(market.bidders.count).toBe(3)
        expect(ids.map((_, i) => stringAt(market.bidders.name, i))).toEqual([
          '甲建设有限公司',
          '乙建设有限公司',
          '丙贸易有限公司',
          '某代理',
          '某局',
          '丁控股有限公司',
        ])
        expect(market.bidders.registered[2]).toBe(day('2015-06-01'))
        expect(market.bidders.cancelled[2]).toBe(NO_DAY)
      })

      it('lists lots by id; the day is that of the opening, else of the earliest bid, else of another date', () => {
        const { lots, words } = market
        expect([0, 1, 2].map((l) => stringAt(lots.id, l))).toEqual(['L1', 'L2', 'L3'])
        expect([...lots.day]).toEqual([day('2026-03-01'), day('2026-01-31'), NO_DAY])
        expect([0, 1].map((l) => stringAt(words, lots.industry[l]!))).toEqual(['housing', 'other'])
        expect([0, 1, 2].map((l) => stringAt(words, lots.currency[l]!))).toEqual(['CNY', 'CNY', 'USD'])
        expect(lots.category[1]).toBe(-1)
        expect([lots.buyer[0], lots.agency[0], lots.buyer[1]]).toEqual([org('BUYER'), org('AG'), -1])
        expect(lots.controlPrice[0]).toBe(12_000)
        expect(lots.controlPrice[1]).toBeNaN()
        const locks = hashed('GL-77', kindIndex.lock)
        expect([...lots.issuerOffsets]).toEqual([0, 1, 1, 1])
        expect([lots.issuerHi[0], lots.issuerLo[0]]).toEqual([locks.hi, locks.lo])
      })

      it('lists bids by lot, bidder and number, with what is unknown said to be so', () => {
        const { bids } = market
        expect([...bids.lot]).toEqual([0, 0, 1, 1, 1])
        expect([...bids.bidder]).toEqual([0, 1, 0, 0, 2])
        expect([...bids.no]).toEqual([1, 1, 1, 2, 1])
        expect([...bids.amount]).toEqual([10_050, 11_000, 9000, 8000, 9500])
        expect([...bids.status]).toEqual([0, 0, 1, 0, 0])
        expect([...bids.won]).toEqual([1, 0, 255, 255, 255])
        expect([...bids.rank]).toEqual([1, 0, 0, 0, 0])
        expect([...bids.accountType]).toEqual([1, 0, 0, 0, 0])
        expect([...bids.consortium]).toEqual([0, -1, -1, -1, -1])
        expect(bids.submitted[0]).toBe(Date.parse('2026-03-01T00:00:00Z') / 1000)
        expect([...bids.lotOffsets]).toEqual([0, 2, 5, 5])
        expect([...bids.bidderOffsets]).toEqual([0, 3, 4, 5])
        expect([...bids.byBidder]).toEqual([0, 2, 3, 1, 4])
        expect(bids.filledLo[0]! & (1 << sourceIndex['bids.ip'])).not.toBe(0)
      })

      it('shares values of two organisations or more, never a private address, and says which are allow-listed', () => {
        const { values } = market
        const shown = Array.from({ length: values.count }, (_, v) => ({
          kind: values.kind[v],
          holders: values.holders[v],
          allow: values.allow[v],
          uses: Array.from({ length: values.useOffsets[v + 1]! - values.useOffsets[v]! }, (_, i) => {
            const u = values.useOffsets[v]! + i
            return [
              values.useBidder[u],
              values.useBid[u],
              values.useSource[u],
              values.useFrom[u],
              values.useTo[u],
            ]
          }),
        }))
        const opened = day('2026-03-01')
        const second = day('2026-01-31')
        expect(shown).toEqual([
          {
            kind: kindIndex.mac,
            holders: 2,
            allow: 0,
            uses: [
              [0, 0, sourceIndex['bids.mac'], opened, opened],
              [1, 1, sourceIndex['bids.mac'], opened, opened],
            ],
          },
          {
            kind: kindIndex.person,
            holders: 2,
            allow: -1,
            uses: [
              [1, -1, sourceIndex['roles.supervisor'], MIN_DAY, MAX_DAY],
              [2, -1, sourceIndex['roles.shareholder'], day('2020-01-01'), day('2026-12-31')],
            ],
          },
          {
            kind: kindIndex.phone,
            holders: 2,
            allow: -1,
            uses: [
              [0, 2, sourceIndex['bids.contact_phone'], second, second],
              [2, -1, sourceIndex['bidders.phone'], MIN_DAY, MAX_DAY],
            ],
          },
        ])
      })

      it('knows who owns whom, the declared groups and the allowlist', () => {
        const { holdings, persons, allowlist, bidders } = market
        expect([...holdings.owner]).toEqual([-2, org('D')])
        expect([...holdings.owned]).toEqual([org('C'), org('C')])
        expect([...holdings.share]).toEqual([0.6, 0.4])
        expect([...holdings.from]).toEqual([day('2020-01-01'), day('2021-05-01')])
        expect([...holdings.to]).toEqual([day('2026-12-31'), MAX_DAY])
        expect(persons.count).toBe(1)
        const groups = (id: string): number[] => [
          ...bidders.groupOf.subarray(bidders.groupOffsets[org(id)]!, bidders.groupOffsets[org(id) + 1]!),
        ]
        expect([groups('A'), groups('C'), groups('D')]).toEqual([[], [0], [0]])
        expect(stringAt(bidders.groupName, 0)).toBe('丁集团')
        expect([allowlist.kind[0], allowlist.from[0], allowlist.to[0]]).toEqual([
          kindIndex.mac,
          day('2026-01-01'),
          MAX_DAY,
        ])
        expect(stringAt(allowlist.reason, 0)).toBe('交易中心公用机')
        expect(stringAt(allowlist.approvedBy, 0)).toBe('王五')
      })

      it('lists committees by lot and expert, without those of lots that are not there', () => {
        const { experts, panels, words } = market
        expect(Array.from({ length: experts.count }, (_, e) => stringAt(experts.id, e))).toEqual([
          'E1',
          'E2',
          'E3',
        ])
        expect([0, 1].map((e) => stringAt(experts.name, e))).toEqual(['', '赵六'])
        expect([...panels.lotOffsets]).toEqual([0, 2, 2, 2])
        expect([...panels.lot]).toEqual([0, 0])
        expect([...panels.expert]).toEqual([0, 1])
        expect([...panels.role].map((r) => PANEL_ROLES[r])).toEqual(['owner', 'leader'])
        expect([...panels.unit]).toEqual([-1, org('BUYER')])
        expect([...panels.recused]).toEqual([255, 0])
        expect([panels.category[0], panels.library[0], panels.seat[0]]).toEqual([-1, -1, -1])
        expect(
          [panels.category, panels.library, panels.seat].map((column) => stringAt(words, column[1]!)),
        ).toEqual(['土建', '省库', '05'])
        const person = hashed('11010519491231002X', kindIndex.person)
        expect([panels.personHi[1], panels.personLo[1]]).toEqual([person.hi, person.lo])
        expect([panels.personHi[0], panels.personLo[0]]).toEqual([0, 0])
        const account = hashed('pw05', kindIndex.account)
        expect([panels.accountHi[1], panels.accountLo[1]]).toEqual([account.hi, account.lo])
        expect(panels.signedIn[0]).toBeNaN()
        expect(panels.signedIn[1]).toBe(Date.parse('2026-03-01T01:40:00Z') / 1000)
      })

      it('knows what experts have to do with organisations, by identity number and phone', () => {
        const { interests } = market
        const rows = Array.from({ length: interests.count }, (_, i) => [
          interests.expert[i],
          interests.org[i],
          SOURCES[interests.source[i]!]!.id,
          interests.from[i],
          interests.to[i],
        ])
        expect(rows).toEqual([
          [1, org('B'), 'roles.supervisor', MIN_DAY, MAX_DAY],
          [1, org('C'), 'bidders.phone', MIN_DAY, MAX_DAY],
          [1, org('C'), 'roles.shareholder', day('2020-01-01'), day('2026-12-31')],
        ])
      })

      it('lists scores by lot, expert, bidder and item; a deduction is negative', () => {
        const { scores, words } = market
        expect([...scores.lotOffsets]).toEqual([0, 3, 3, 3])
        expect([...scores.bidder]).toEqual([0, 0, 1])
        expect([...scores.item].map((i) => (i < 0 ? '' : stringAt(words, i)))).toEqual(['', '工期', '工期'])
        expect([...scores.part].map((p) => SCORE_PARTS[p])).toEqual(['other', 'technical', 'technical'])
        expect([...scores.score]).toEqual([-2.5, 10, 9.25])
        expect([...scores.max]).toEqual([Number.NaN, 10, Number.NaN])
        expect(scores.at[1]).toBe(Date.parse('2026-03-01T02:00:05Z') / 1000)
        const ip = hashed('10.9.0.5', kindIndex.ip)
        expect([scores.ipHi[1], scores.ipLo[1]]).toEqual([ip.hi, ip.lo])
      })

      it('lists contracts by id, subcontracts by contract, penalties by whom they hit', () => {
        const { contracts, subcontracts, penalties, words } = market
        expect([0, 1].map((c) => stringAt(contracts.id, c))).toEqual(['K1', 'K2'])
        expect([...contracts.lot]).toEqual([1, 0])
        expect([...contracts.bidder]).toEqual([org('C'), org('A')])
        expect([...contracts.price]).toEqual([Number.NaN, 10_050])
        expect([...contracts.settlement]).toEqual([Number.NaN, 11_500])
        expect([...contracts.signed]).toEqual([NO_DAY, day('2026-03-20')])
        expect([...contracts.attendance]).toEqual([Number.NaN, 0.55])
        expect([...contracts.changeReason]).toEqual([0, 1])
        expect([...contracts.managerHere]).toEqual([255, 0])
        expect([...contracts.managerElsewhere]).toEqual([0, 1])
        expect([...contracts.siteLeadHere]).toEqual([255, 1])
        expect([...contracts.recordVerified]).toEqual([255, 255])
        const payee = hashed('甲建设有限公司', kindIndex.payer)
        expect([contracts.payeeHi[1], contracts.payeeLo[1]]).toEqual([payee.hi, payee.lo])
        expect([...subcontracts.contract]).toEqual([1, 1])
        expect([...subcontracts.subcontractor]).toEqual([org('B'), org('D')])
        expect([...subcontracts.giver]).toEqual([org('D'), -1])
        expect([...subcontracts.kind].map((k) => SUBCONTRACT_KINDS[k])).toEqual(['labour', 'main'])
        expect([...subcontracts.qualified]).toEqual([1, 255])
        expect([...subcontracts.amount]).toEqual([Number.NaN, 6000])
        expect([...penalties.org]).toEqual([1, 1])
        expect([0, 1].map((p) => stringAt(penalties.docNo, p))).toEqual([
          '罚字〔2024〕9号',
          '罚字〔2025〕2号',
        ])
        expect([...penalties.kind].map((k) => OFFENCES[k])).toEqual(['bribery', 'collusion'])
        expect([...penalties.revoked]).toEqual([1, 255])
        expect([...penalties.lot]).toEqual([-1, 1])
        expect([penalties.authority[0], stringAt(words, penalties.authority[1]!)]).toEqual([-1, '某局'])
        expect([...penalties.banTo]).toEqual([NO_DAY, day('2026-05-31')])
      })

      it('knows the terms of a lot, and which are not given', () => {
        const { lots, words } = market
        expect([lots.totalInvestment[0], lots.statutory[0], lots.attempt[0]]).toEqual([500_000_000, 1, 2])
        expect([lots.saleFrom[0], lots.saleTo[0]]).toEqual([day('2026-02-01'), day('2026-02-04')])
        expect([lots.deadline[0], lots.publicFrom[0], lots.publicTo[0]]).toEqual([
          day('2026-03-01'),
          day('2026-03-02'),
          day('2026-03-04'),
        ])
        expect(stringAt(words, lots.exception[0]!)).toBe('emergency')
        expect(stringAt(words, lots.qualification[0]!)).toBe('市政公用工程施工总承包特级')
        expect(stringAt(words, lots.investCode[0]!)).toBe('2502-330922-04-01-123456')
        expect([lots.qualifiedFirms[0], lots.approved[0], lots.reasoned[0]]).toEqual([3, 1, 1])
        expect([lots.totalInvestment[1], lots.statutory[1], lots.attempt[1]]).toEqual([Number.NaN, 255, 0])
        expect([lots.saleFrom[1], lots.exception[1], lots.qualifiedFirms[1], lots.approved[1]]).toEqual([
          NO_DAY,
          -1,
          -1,
          0,
        ])
      })

      it('counts filled cells of every column and role', () => {
        const { coverage } = market
        expect(coverage['bids.mac']).toEqual({ rows: 5, filled: 2 })
        expect(coverage['bids.cpu_id']).toEqual({ rows: 5, filled: 0 })
        expect(coverage['lots.opened_at']).toEqual({ rows: 3, filled: 1 })
        expect(coverage['roles.person_id_no']).toEqual({ rows: 5, filled: 4 })
        expect(coverage['roles.shareholder']).toEqual({ rows: 5, filled: 1 })
        expect(coverage['ownership.owner_id']).toEqual({ rows: 1, filled: 1 })
      })

      it('is the same object-for-object when it is asked again', async () => {
        expect(await engine.market()).toEqual(market)
        expect(market.digest).toBe(await engine.digest())
      })
    })

    it('counts() counts effective records', async () => {
      expect(await engine.counts()).toEqual({
        bidders: 3,
        lots: 3,
        bids: 5,
        tables: {
          lots: 3,
          bids: 5,
          bidders: 2,
          roles: 5,
          ownership: 1,
          groups: 2,
          allowlist: 1,
          experts: 3,
          scores: 4,
          contracts: 3,
          subcontracts: 3,
          penalties: 2,
        },
        quarantined: 0,
        pending: 0,
        conflicts: 0,
      })
    })

    it('texts() gives canonical texts in the order asked, undefined where there is none', async () => {
      const mac = hashed('F875A41B2C3D', kindIndex.mac)
      const wanted = [
        { kind: 'mac' as const, hi: 1, lo: 1 },
        { kind: 'mac' as const, ...mac },
        { kind: 'cpu' as const, ...mac },
      ]
      expect(await engine.texts(wanted)).toEqual([undefined, 'F875A41B2C3D', undefined])
    })

    it('sources() gives the rows that facts came from, in the order asked', async () => {
      const person = hashed('11010519491231002X', kindIndex.person)
      const mac = hashed('F875A41B2C3D', kindIndex.mac)
      const found = await engine.sources([
        { table: 'bids', lot: 'L2', bidder: 'A', no: 2 },
        { table: 'lots', lot: 'L1' },
        { table: 'bidders', bidder: 'C' },
        { table: 'roles', bidder: 'B', kind: 'person', ...person },
        { table: 'ownership', owner: 'D', owned: 'C' },
        { table: 'groups', bidder: 'D' },
        { table: 'allowlist', kind: 'mac', ...mac },
        { table: 'bids', lot: 'L9', bidder: 'A', no: 1 },
        { table: 'experts', lot: 'L1', expert: 'E2' },
        { table: 'scores', lot: 'L1', expert: 'E2', bidder: 'A' },
        { table: 'contracts', contract: 'K2' },
        { table: 'subcontracts', contract: 'K2', subcontractor: 'D' },
        { table: 'penalties', bidder: 'B', docNo: '罚字〔2025〕2号' },
      ])
      expect(found.map((rows) => rows.map(({ table, file, line }) => [table, file, line]))).toEqual([
        [['bids', 'bids.csv', 5]],
        [['lots', 'lots.csv', 2]],
        [['bidders', 'bidders.csv', 2]],
        [['roles', 'roles.csv', 3]],
        [['ownership', 'ownership.csv', 2]],
        [['groups', 'groups.csv', 3]],
        [['allowlist', 'allowlist.csv', 2]],
        [],
        [['experts', 'experts.csv', 2]],
        [
          ['scores', 'scores.csv', 3],
          ['scores', 'scores.csv', 4],
        ],
        [['contracts', 'contracts.csv', 2]],
        [['subcontracts', 'subcontracts.csv', 2]],
        [['penalties', 'penalties.csv', 2]],
      ])
      expect(found[0]![0]).toMatchObject({
        importedAt: '2026-04-01T00:00:00.000Z',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      })
    })

    it('bidder() gives the record with history, undefined for a stranger', async () => {
      expect(await engine.bidder('C')).toEqual({
        id: 'C',
        name: '丙贸易有限公司',
        formerNames: ['旧丙公司', '老丙公司'],
        bidNames: [],
        phone: '13912340001',
        registeredAt: '2015-06-01',
        capitalFen: 500_000_000,
        bids: 1,
        wins: 0,
        marks: [],
      })
      expect(await engine.bidder('A')).toMatchObject({
        name: '甲建设有限公司',
        bidNames: ['甲建设'],
        bids: 3,
        wins: 1,
      })
      expect(await engine.bidder('D')).toMatchObject({ bids: 0 })
      expect(await engine.bidder('nobody')).toBeUndefined()
    })

    it('searchBidders() finds parts of names, former names and ids, by name then id, after a cursor', async () => {
      const ids = async (query: { text?: string; after?: string; limit: number }): Promise<string[]> =>
        (await engine.searchBidders(query)).map(({ id }) => id)
      expect(await ids({ text: '旧丙', limit: 5 })).toEqual(['C'])
      expect(await ids({ text: '建设', limit: 5 })).toEqual(['B', 'A'])
      expect(await ids({ text: 'd', limit: 5 })).toEqual(['D'])
      expect(await ids({ limit: 2 })).toEqual(['D', 'C'])
      expect(await ids({ limit: 2, after: 'C' })).toEqual(['B', 'A'])
      expect(await ids({ text: '没有这家', limit: 5 })).toEqual([])
    })

    it('names() gives the names of bidders, buyers and agencies, and leaves strangers out', async () => {
      const names = await engine.names(['A', 'BUYER', 'AG', 'nobody', 'A'])
      expect([...names].sort()).toEqual([
        ['A', '甲建设有限公司'],
        ['AG', '某代理'],
        ['BUYER', '某局'],
      ])
      expect(await engine.names([])).toEqual(new Map())
    })

    it('lot() gives the record, undefined for an unknown lot', async () => {
      expect(await engine.lot('L1')).toEqual({
        id: 'L1',
        title: '一标',
        buyerId: 'BUYER',
        buyerName: '某局',
        agencyId: 'AG',
        agencyName: '某代理',
        industry: 'housing',
        category: 'works',
        regionCode: '330902',
        controlPriceFen: 12_000,
        currency: 'CNY',
        openedAt: '2026-03-01T01:30:00Z',
        bids: 2,
      })
      expect(await engine.lot('L9')).toBeUndefined()
    })

    it('lotBids() gives the bids with their values, by bidder then number', async () => {
      const bids = await engine.lotBids('L1')
      expect(bids[0]).toEqual({
        lotId: 'L1',
        bidderId: 'A',
        bidderName: '甲建设有限公司',
        no: 1,
        amountFen: 10_050,
        status: 'valid',
        rank: 1,
        won: true,
        submittedAt: '2026-03-01T00:00:00Z',
        consortium: 'Z',
        values: { ip: ['10.0.0.1'], mac: ['F875A41B2C3D', 'F875A41B2C3E'] },
      })
      expect((await engine.lotBids('L2')).map(({ bidderId, no, status }) => [bidderId, no, status])).toEqual([
        ['A', 1, 'disqualified'],
        ['A', 2, 'valid'],
        ['C', 1, 'valid'],
      ])
      expect(await engine.lotBids('L3')).toEqual([])
    })

    it('lotIds() lists ids in order after a cursor', async () => {
      expect(await engine.lotIds({ limit: 2 })).toEqual(['L1', 'L2'])
      expect(await engine.lotIds({ limit: 2, after: 'L2' })).toEqual(['L3'])
    })

    it('holders() takes the value as written and lists who holds it, by bidder then date', async () => {
      const card = await engine.holders('mac', 'f8-75-a4-1b-2c-3d')
      expect(card.map(({ bidder, source, lot, from, to }) => [bidder, source, lot, from, to])).toEqual([
        ['A', 'bids.mac', 'L1', '2026-03-01', '2026-03-01'],
        ['B', 'bids.mac', 'L1', '2026-03-01', '2026-03-01'],
      ])
      expect(await engine.holders('person', '11010519491231002X')).toEqual([
        { bidder: 'B', name: '乙建设有限公司', source: 'roles.supervisor' },
        {
          bidder: 'C',
          name: '丙贸易有限公司',
          source: 'roles.shareholder',
          from: '2020-01-01',
          to: '2026-12-31',
        },
      ])
      expect(await engine.holders('mac', 'F8:75:A4:1B:2C:3E')).toHaveLength(1)
      expect(await engine.holders('mac', '-')).toEqual([])
    })

    it('valuesOf() lists what one bidder holds, by kind then text', async () => {
      expect(await engine.valuesOf('C')).toEqual([
        { kind: 'person', text: '11010519491231002X', holders: 2, uses: 1 },
        { kind: 'phone', text: '13912340001', holders: 2, uses: 1 },
      ])
      expect(await engine.valuesOf('nobody')).toEqual([])
    })

    it('recount counts the digest and the pairs anew from the records, as detection has them from the market', async () => {
      const recount = engine.recount!
      expect(await recount.digest()).toBe(await engine.digest())
      const market = await engine.market()
      const pairs = async (of: PairSubject, most: number) => {
        const counted = numbered(market, await recount.pairs(of, most))
        expect(counted).toEqual({ ...marketPairs(market, of, most), unknown: 0 })
        return Array.from(counted.count, (n, p) =>
          [...[counted.a[p]!, counted.b[p]!].map((bidder) => stringAt(market.bidders.id, bidder)), n].join(
            ' ',
          ),
        )
      }
      expect(await pairs('lots', 200)).toEqual(['A B 1', 'A C 1'])
      expect(await pairs('values', 200)).toEqual(['A B 1'])
      expect(await pairs('values', 1)).toEqual([])
      expect(await verifyStore(engine)).toMatchObject({
        ok: true,
        values: { pairs: 1, differing: 0, examples: [] },
        lots: { pairs: 2, differing: 0, examples: [] },
      })
    })

    it('quality() counts filled, missing, placeholder, doubtful and distinct cells', async () => {
      const { tables } = await engine.quality()
      const column = (table: string, name: string) =>
        tables.find((t) => t.table === table)?.columns.find((c) => c.column === name)
      expect(tables.map((t) => [t.table, t.rows])).toEqual([
        ['lots', 3],
        ['bids', 5],
        ['bidders', 2],
        ['roles', 5],
        ['ownership', 1],
        ['groups', 2],
        ['allowlist', 1],
        ['experts', 3],
        ['scores', 4],
        ['contracts', 3],
        ['subcontracts', 3],
        ['penalties', 2],
      ])
      expect(column('bids', 'ip')).toEqual({
        column: 'ip',
        filled: 2,
        missing: 3,
        placeholder: 0,
        invalid: 0,
        distinct: 1,
      })
      expect(column('lots', 'industry')).toMatchObject({ filled: 2, invalid: 1, distinct: 2 })
      expect(column('bids', 'mac')).toMatchObject({ filled: 2, distinct: 2 })
      expect(column('bidders', 'former_names')).toMatchObject({ filled: 1, distinct: 2 })
    })
  })
}

/**
 * What an engine does with rows that are late, contradictory or broken; each test begins with an empty store.
 */
export const arrival = (name: string, open: () => Promise<OpenedEngine>, skip?: string): void => {
  describe.skipIf(skip !== undefined)(`${name} engine${skip ? `: ${skip}` : ''}`, () => {
    let opened: OpenedEngine
    let engine: GraphEngine
    beforeAll(async () => {
      opened = await open()
      engine = opened.engine
    }, OPEN_MS)
    afterAll(() => opened?.drop())
    const into = async (...files: TestFile[]) => (await importFiles(engine, files)).files.at(-1)!
    const lots = (...rows: TestFile['rows']): TestFile => ({ table: 'lots', rows })
    const bids = (...rows: TestFile['rows']): TestFile => ({ table: 'bids', rows })
    const L1 = { lot_id: 'L1' }
    const bid = { lot_id: 'L1', bidder_id: 'A' }
    const amounts = async (): Promise<(number | undefined)[]> =>
      (await engine.lotBids('L1')).map(({ amountFen }) => amountFen)

    it('holds a bid back until its lot arrives, and says how many it took up', async () => {
      await engine.clear()
      expect(await into(bids({ ...bid, amount: '1' }))).toMatchObject({ accepted: 0, quarantined: 1 })
      expect(await engine.counts()).toMatchObject({ bids: 0, pending: 1, quarantined: 1 })
      expect((await engine.quarantine({ limit: 5 }))[0]!.issue).toMatchObject({
        line: 2,
        column: 'lot_id',
        value: 'L1',
        reason: 'pending',
      })
      const { resolved } = await importFiles(engine, [lots(L1)])
      expect(resolved).toBe(1)
      expect(await engine.counts()).toMatchObject({ bids: 1, pending: 0, quarantined: 0 })
    })

    it('takes the latest of dated rows, whatever the order, and keeps the others as history', async () => {
      await engine.clear()
      const old = { ...bid, amount: '1', updated_at: '2026-01-01' }
      const newer = { ...bid, amount: '2', updated_at: '2026-02-01' }
      expect(await into(lots(L1), bids(newer))).toMatchObject({ accepted: 1 })
      expect(await into(bids(old))).toMatchObject({ accepted: 0, merged: 1, quarantined: 0 })
      expect(await amounts()).toEqual([200])
      expect(await into(bids({ ...bid, amount: '3', updated_at: '2026-03-01' }))).toMatchObject({
        accepted: 1,
      })
      expect(await amounts()).toEqual([300])
      expect(await engine.counts()).toMatchObject({ bids: 1, conflicts: 0 })
    })

    it('keeps one of undated rows that differ and quarantines the others as conflicts', async () => {
      await engine.clear()
      await into(lots(L1), bids({ ...bid, amount: '1' }, { ...bid, amount: '2' }, { ...bid, amount: '3' }))
      const [kept] = await amounts()
      expect(await engine.counts()).toMatchObject({ bids: 1, conflicts: 2, quarantined: 2 })
      const issues = (await engine.quarantine({ limit: 5 })).map(({ issue }) => issue)
      expect(issues.map(({ reason, value }) => [reason, value])).toEqual([
        ['conflict', 'L1 / A / 1'],
        ['conflict', 'L1 / A / 1'],
      ])
      await engine.clear()
      await into(lots(L1), bids({ ...bid, amount: '3' }, { ...bid, amount: '1' }, { ...bid, amount: '2' }))
      expect(await amounts()).toEqual([kept])
    })

    it('names the columns in which a conflict differs, and the row in force', async () => {
      await engine.clear()
      const { withheld } = await importFiles(engine, [
        lots(L1),
        bids({ ...bid, amount: '1', rank: '1' }, { ...bid, amount: '2', rank: '2', won: '1' }),
      ])
      const { issue } = (await engine.quarantine({ limit: 5 }))[0]!
      const inForce = { file: 'bids.csv', line: issue.line === 2 ? 3 : 2 }
      expect(issue).toMatchObject({ reason: 'conflict', differs: ['amount', 'rank'], inForce })
      expect(withheld[0]!.why).toEqual([{ reason: 'conflict', columns: ['amount', 'rank'], inForce }])
    })

    it('lets a dated row decide between undated ones', async () => {
      await engine.clear()
      await into(lots(L1), bids({ ...bid, amount: '1' }, { ...bid, amount: '2' }))
      expect(await into(bids({ ...bid, amount: '2', updated_at: '2026-01-01' }))).toMatchObject({
        accepted: 1,
      })
      expect(await amounts()).toEqual([200])
      expect(await engine.counts()).toMatchObject({ conflicts: 0 })
      expect(await into(bids({ ...bid, amount: '7' }))).toMatchObject({ accepted: 0, quarantined: 1 })
      expect(await amounts()).toEqual([200])
    })

    it('lets the later import decide between rows that contradict each other, and says what it changed', async () => {
      await engine.clear()
      await into(lots(L1), bids({ ...bid, amount: '1', rank: '2', mac: 'F8:75:A4:1B:2C:3D' }))
      const { changes, files } = await importFiles(engine, [bids({ ...bid, amount: '2', won: '1' })])
      expect(files).toMatchObject([{ accepted: 1, merged: 0, quarantined: 0 }])
      expect(await engine.lotBids('L1')).toMatchObject([
        { amountFen: 200, rank: 2, won: true, values: { mac: ['F875A41B2C3D'] } },
      ])
      expect(changes).toEqual([
        {
          table: 'bids',
          column: 'amount',
          changed: 1,
          filled: 0,
          examples: [{ key: ['L1', 'A', '1'], before: '1', now: '2', file: 'bids.csv', line: 2 }],
        },
        { table: 'bids', column: 'won', changed: 0, filled: 1, examples: [] },
      ])
      expect(await engine.counts()).toMatchObject({ bids: 1, conflicts: 0, quarantined: 0 })
      await into(bids({ ...bid, amount: '1', rank: '2', mac: 'F8:75:A4:1B:2C:3D' }))
      expect(await amounts()).toEqual([100])
    })

    it('takes a cell that was empty from the import that fills it, and gives all rows as sources', async () => {
      await engine.clear()
      const opening = { ...bid, amount: '1', mac: 'F8:75:A4:1B:2C:3D;F8:75:A4:1B:2C:3E' }
      await into(lots(L1), bids(opening))
      await into({ ...bids({ ...bid, won: '1', reject_reason: '无' }), name: 'results.csv' })
      await into({ ...lots({ ...L1, awarded_at: '2026-03-05' }), name: 'awards.csv' })
      const digest = await engine.digest()
      const market = await engine.market()
      expect(await engine.lot('L1')).toMatchObject({ awardedAt: '2026-03-04T16:00:00Z' })
      expect(await engine.recount!.digest()).toBe(digest)
      const [rows] = await engine.sources([{ table: 'bids', lot: 'L1', bidder: 'A', no: 1 }])
      expect(rows!.map(({ file, line }) => [file, line])).toEqual([
        ['bids.csv', 2],
        ['results.csv', 2],
      ])
      expect(await verifyStore(engine)).toMatchObject({ ok: true })
      await engine.clear()
      await into(lots({ ...L1, awarded_at: '2026-03-05' }), bids({ ...opening, won: '1' }))
      expect(await engine.digest()).toBe(digest)
      expect(await engine.market()).toEqual(market)
    })

    it('puts in what may be assumed only where no row of the key says otherwise', async () => {
      await engine.clear()
      await into(lots(L1, { ...L1, currency: 'USD' }, { lot_id: 'L2' }), bids({ ...bid, amount: '1' }))
      expect(await engine.lot('L1')).toMatchObject({ currency: 'USD' })
      expect(await engine.lot('L2')).toMatchObject({ currency: 'CNY' })
      expect(await engine.counts()).toMatchObject({ lots: 2, conflicts: 0 })
      expect(await into(bids({ ...bid, status: '否决' }))).toMatchObject({ accepted: 1 })
      expect(await engine.lotBids('L1')).toMatchObject([{ status: 'disqualified', amountFen: 100 }])
      await engine.clear()
      await into(lots(L1, { ...L1, currency: 'CNY' }, { ...L1, currency: 'USD' }))
      expect(await engine.counts()).toMatchObject({ lots: 1, conflicts: 1 })
    })

    it('takes an import out as if it had not been, and says what that changes', async () => {
      await engine.clear()
      await into(lots(L1), bids({ ...bid, amount: '1' }))
      const [digest, market] = [await engine.digest(), await engine.market()]
      await into(
        lots(L1, { lot_id: 'L2' }),
        bids({ ...bid, amount: '2', won: '1' }, { ...bid, bidder_id: 'B' }, { ...bid, amount: 'x' }),
        bids({ lot_id: 'L2', bidder_id: 'A' }),
      )
      await into(bids({ ...bid, bidder_id: 'B' }))
      expect(await engine.counts()).toMatchObject({ lots: 2, bids: 3, quarantined: 1 })
      const told = {
        batch: 2,
        files: ['bids.csv', 'lots.csv'],
        rows: { lots: -1, bids: -1 },
        changes: [
          {
            table: 'bids',
            column: 'amount',
            changed: 1,
            filled: 0,
            examples: [{ key: ['L1', 'A', '1'], before: '2', now: '1', file: 'bids.csv', line: 2 }],
          },
        ],
      }
      const before = await engine.digest()
      expect(await engine.undoImport(2, { dry: true })).toEqual(told)
      expect(await engine.digest()).toBe(before)
      expect(await engine.undoImport(2)).toEqual(told)
      expect(await engine.counts()).toMatchObject({ lots: 1, bids: 2, quarantined: 0 })
      expect(await engine.lotBids('L1')).toMatchObject([{ amountFen: 100 }, { bidderId: 'B' }])
      expect((await engine.lotBids('L1'))[0]).not.toHaveProperty('won')
      expect(await verifyStore(engine)).toMatchObject({ ok: true })
      expect(await engine.recount!.digest()).toBe(await engine.digest())
      const [rows] = await engine.sources([{ table: 'bids', lot: 'L1', bidder: 'B', no: 1 }])
      expect(rows).toMatchObject([{ batch: 3, line: 2 }])
      await expect(engine.undoImport(2)).rejects.toMatchObject({ code: 'conflict' })
      await expect(engine.undoImport(9)).rejects.toMatchObject({ code: 'not_found' })
      await engine.undoImport(3)
      expect(await engine.digest()).toBe(digest)
      expect(await engine.market()).toEqual(market)
      const states = (await engine.imports({ limit: 9 })).map(({ batch, files }) => [
        batch,
        files.every(({ counts }) => counts),
      ])
      expect(states).toEqual([
        [1, true],
        [2, false],
        [3, false],
      ])
      expect(await into(bids({ ...bid, amount: '2', won: '1' }))).toMatchObject({ merged: 1 })
      expect(await amounts()).toEqual([200])
    })

    it('makes bids pending again whose lot is taken out', async () => {
      await engine.clear()
      await into(bids({ ...bid, amount: '1' }))
      await into(lots(L1))
      expect(await engine.counts()).toMatchObject({ bids: 1, pending: 0 })
      await engine.undoImport(2)
      expect(await engine.counts()).toMatchObject({ bids: 0, lots: 0, pending: 1 })
      expect(await verifyStore(engine)).toMatchObject({ ok: true })
    })

    it('puts a file in the place of its earlier reading, in time too, and gives that back when taken out', async () => {
      await engine.clear()
      const opening = (amount: string): TestFile => ({ ...bids({ ...bid, amount }), name: '投标.csv' })
      await into(lots(L1), opening('1'))
      await into({ ...bids({ ...bid, amount: '3', rank: '1' }), name: 'results.csv' })
      const mended = await importFiles(engine, [opening('2')], { replace: true, mapping: 'm' })
      expect(mended.before).toMatchObject([
        { earlier: { batch: 1, file: '投标.csv', sameBytes: false, sameMapping: false, replaced: true } },
      ])
      // what came after the reading that was replaced is still later
      expect(await amounts()).toEqual([300])
      expect(await engine.undoImport(2)).toMatchObject({ batch: 2, files: ['results.csv'] })
      expect(await amounts()).toEqual([200])
      expect(await verifyStore(engine)).toMatchObject({ ok: true })
      await engine.undoImport(3)
      expect(await amounts()).toEqual([100])
      expect((await engine.imports({ limit: 9 }))[0]!.files).toContainEqual({
        file: '投标.csv',
        counts: true,
      })
    })

    it('says of the same bytes, and of the same name with another mapping, when they were imported', async () => {
      await engine.clear()
      await into(lots(L1))
      const again = async (file: TestFile, mapping = '') =>
        (await importFiles(engine, [file], { mapping })).before.map(({ earlier }) => earlier)
      const at = '2026-04-01T00:00:00.000Z'
      const first = { batch: 1, at, file: 'lots.csv', sameBytes: true, sameMapping: true, replaced: false }
      expect(await again(lots(L1))).toEqual([first])
      expect(await again({ ...lots({ lot_id: 'L9' }), name: 'lots.csv' })).toEqual([])
      expect(await again({ ...lots({ lot_id: 'L8' }), name: 'lots.csv' }, 'other')).toHaveLength(3)
    })

    it('keeps the earlier reading when an import that replaces it is broken off', async () => {
      await engine.clear()
      await into(lots(L1), bids({ ...bid, amount: '1' }))
      const digest = await engine.digest()
      const writer = await engine.beginImport({ now: new Date(0), replace: true })
      const number = await writer.file('bids.csv', 'f'.repeat(64))
      await writer.write(rowBatch(bids({ ...bid, amount: '2' }), number))
      await writer.abort()
      expect(await engine.digest()).toBe(digest)
      const broken = await engine.beginImport({ now: new Date(0), replace: true })
      const file = await broken.file('bids.csv', 'e'.repeat(64))
      await broken.write(rowBatch(bids({ ...bid, amount: '3' }), file))
      broken.brokeOff(file)
      expect(await broken.finish()).toMatchObject({ files: [{ read: 1, accepted: 0, quarantined: 1 }] })
      expect(await amounts()).toEqual([100])
    })

    it('merges rows that say the same in another way', async () => {
      await engine.clear()
      const file = await into(
        lots(L1),
        bids(
          { ...bid, amount: '1.50', mac: 'F8:75:A4:1B:2C:3D；F8:75:A4:1B:2C:3E', won: '是' },
          {
            ...bid,
            amount: '1.5元',
            mac: 'f875a41b2c3e;F875A41B2C3D',
            won: '1',
            bid_no: '1',
            status: '有效',
          },
        ),
      )
      expect(file).toMatchObject({ read: 2, accepted: 1, merged: 1 })
    })

    it('tells lots whose bids and ceiling were written in different units of money', async () => {
      await engine.clear()
      const [yuan, wan, over] = ['YUAN', 'WAN', 'OVER'].map((lot_id) => ({ ...L1, lot_id }))
      const two = (lot_id: string, ...amounts: string[]) =>
        amounts.map((amount, i) => ({ ...bid, lot_id, bidder_id: 'AB'[i]!, amount }))
      const writer = await importFiles(engine, [
        lots(
          { ...yuan, control_price: '1000000' },
          { ...wan, control_price: '1000000' },
          { ...over, control_price: '100' },
          { ...L1, lot_id: 'SLIP', control_price: '1000000' },
        ),
        bids(
          ...two('YUAN', '935000', '945000'),
          ...two('WAN', '93.5', '94.5'),
          ...two('OVER', '935000', '945000'),
          ...two('SLIP', '93.5', '945000'),
        ),
      ])
      const found = [
        { bids: 'above', lots: 1, count: 2, lot: 'OVER' },
        { bids: 'below', lots: 1, count: 2, lot: 'WAN' },
      ]
      expect(writer.otherUnit).toEqual(found)
      expect((await engine.quality()).otherUnit).toEqual(found)
    })

    it('tells which lot pending bids are likely to wait for', async () => {
      await engine.clear()
      const of = (lot_id: string, bidder_id: string) => ({ ...bid, lot_id, bidder_id })
      const writer = await importFiles(engine, [
        lots(
          { ...L1, lot_id: '001', title: '一标段' },
          { ...L1, lot_id: 'BD-02', title: '二标段' },
          { ...L1, lot_id: 'X-1', title: '同名' },
          { ...L1, lot_id: 'X-2', title: '同名' },
        ),
        bids(of('1', 'A'), of('1', 'B'), of('bd2', 'A'), of('一标段', 'A'), of('同名', 'A'), of('9', 'A')),
      ])
      const found = [
        { lot: '1', bids: 2, likely: '001', by: 'id' },
        { lot: 'bd2', bids: 1, likely: 'BD-02', by: 'id' },
        { lot: '一标段', bids: 1, likely: '001', by: 'title' },
      ]
      expect(writer.awaitedLots).toEqual(found)
      expect((await engine.quality()).awaitedLots).toEqual(found)
    })

    it('keeps a bid in another currency than its lot, without its amount, and counts it', async () => {
      await engine.clear()
      const usd = { ...L1, lot_id: 'L2', currency: 'USD' }
      const writer = await importFiles(engine, [
        lots(L1, usd),
        bids(
          { ...bid, amount: '100', currency: 'CNY' },
          { ...bid, bidder_id: 'B', amount: '100', currency: 'USD' },
          { ...bid, bidder_id: 'C', amount: '100' },
          { ...bid, lot_id: 'L2', amount: '90', currency: '美元' },
          { ...bid, lot_id: 'L2', bidder_id: 'B', amount: '90', currency: 'eur' },
        ),
      ])
      const other = [
        { currency: 'EUR', lotCurrency: 'USD', bids: 1 },
        { currency: 'USD', lotCurrency: 'CNY', bids: 1 },
      ]
      expect(writer.otherCurrency).toEqual(other)
      expect((await engine.quality()).otherCurrency).toEqual(other)
      const market = await engine.market()
      expect(market.bids.count).toBe(5)
      expect([...market.bids.amount]).toEqual([10_000, Number.NaN, 10_000, 9000, Number.NaN])
      const of = async (lot: string) =>
        (await engine.lotBids(lot)).map(({ bidderId, amountFen, otherCurrency }) => [
          bidderId,
          amountFen,
          otherCurrency,
        ])
      expect(await of('L1')).toEqual([
        ['A', 10_000, undefined],
        ['B', undefined, 'USD'],
        ['C', 10_000, undefined],
      ])
      expect(await of('L2')).toEqual([
        ['A', 9000, undefined],
        ['B', undefined, 'EUR'],
      ])
    })

    it('takes a lot without a currency for one in that of its bids, where all with an amount name the same', async () => {
      await engine.clear()
      const priced = (lot_id: string, bidder_id: string, currency: string, amount = '100') =>
        bids({ ...bid, lot_id, bidder_id, amount, currency })
      const writer = await importFiles(engine, [
        lots(
          { lot_id: 'ALL' },
          { lot_id: 'TWO' },
          { lot_id: 'SOME' },
          { lot_id: 'SAID', currency: 'CNY' },
          { lot_id: 'LATE' },
        ),
        priced('ALL', 'A', 'USD'),
        priced('ALL', 'B', 'usd'),
        priced('ALL', 'C', '', ''),
        priced('TWO', 'A', 'USD'),
        priced('TWO', 'B', 'EUR'),
        priced('SOME', 'A', 'USD'),
        priced('SOME', 'B', ''),
        priced('SAID', 'A', 'USD'),
        priced('LATE', 'A', 'USD'),
      ])
      const currencies = async () => {
        const { lots: found, words } = await engine.market()
        return Object.fromEntries(
          Array.from({ length: found.count }, (_, l) => [
            stringAt(found.id, l),
            stringAt(words, found.currency[l]!),
          ]),
        )
      }
      const expected = { ALL: 'USD', LATE: 'USD', SAID: 'CNY', SOME: 'CNY', TWO: 'CNY' }
      expect(await currencies()).toEqual(expected)
      for (const [lot, currency] of Object.entries(expected))
        expect((await engine.lot(lot))?.currency, lot).toBe(currency)
      expect(writer.otherCurrency).toEqual([
        { currency: 'USD', lotCurrency: 'CNY', bids: 3 },
        { currency: 'EUR', lotCurrency: 'CNY', bids: 1 },
      ])
      expect((await engine.lotBids('ALL')).map(({ amountFen }) => amountFen)).toEqual([
        10_000,
        10_000,
        undefined,
      ])
      expect((await engine.lotBids('SAID')).map(({ otherCurrency }) => otherCurrency)).toEqual(['USD'])
      const digest = await engine.digest()
      await importFiles(engine, [lots({ lot_id: 'LATE', currency: 'EUR' })])
      expect(await currencies()).toEqual({ ...expected, LATE: 'EUR' })
      expect(await engine.digest()).not.toBe(digest)
    })

    it('knows a buyer or agency without a code by its name, as the bidder whose id that is', async () => {
      await engine.clear()
      await importFiles(engine, [
        lots(
          { lot_id: 'L1', buyer_name: '甲镇（政府）' },
          { lot_id: 'L2', buyer_name: '甲镇(政府)', agency_name: '乙代理' },
          { lot_id: 'L3', buyer_id: 'G1', buyer_name: '甲镇（政府）', agency_name: '丙公司' },
          { lot_id: 'L4' },
        ),
        bids({ ...bid, lot_id: 'L1', bidder_id: '丙公司' }),
      ])
      const market = await engine.market()
      const org = (index: number) => (index < 0 ? undefined : stringAt(market.bidders.id, index))
      expect(Array.from(market.lots.buyer, org)).toEqual(['甲镇（政府）', '甲镇（政府）', 'G1', undefined])
      expect(Array.from(market.lots.agency, org)).toEqual([undefined, '乙代理', '丙公司', undefined])
      const { bidders } = market
      expect(bidders.count).toBe(1)
      expect(Array.from({ length: bidders.orgCount }, (_, at) => stringAt(bidders.id, at))).toEqual([
        '丙公司',
        'G1',
        '乙代理',
        '甲镇（政府）',
      ])
      expect(stringAt(bidders.name, 3)).toBe('甲镇（政府）')
    })

    it('quarantines a row with every defect it has, once however often it comes', async () => {
      await engine.clear()
      const broken = { lot_id: '', bidder_id: 'A', amount: '-1', won: '也许' }
      expect(await into(bids(broken))).toMatchObject({ read: 1, quarantined: 1 })
      expect(await into(bids(broken))).toMatchObject({ read: 1, quarantined: 1 })
      const issues = (await engine.quarantine({ limit: 9 })).map(({ issue }) => [
        issue.column,
        issue.value,
        issue.reason,
      ])
      expect(issues).toEqual([
        ['lot_id', '', 'missing'],
        ['amount', '-1', 'negative'],
        ['won', '也许', 'unknown_word'],
      ])
      expect(await engine.counts()).toMatchObject({ quarantined: 1 })
    })

    it('pages through the quarantine in one order', async () => {
      await engine.clear()
      await into(
        bids(
          { ...bid, amount: 'x' },
          { ...bid, bidder_id: 'B' },
          { ...bid, bidder_id: 'C', won: '?!' },
          { ...bid, bidder_id: 'D' },
        ),
      )
      const all = await engine.quarantine({ limit: 9 })
      expect(await engine.quarantine({ limit: 9, reason: 'toString' })).toEqual([])
      expect(all).toHaveLength(4)
      const [first, second] = [
        await engine.quarantine({ limit: 3 }),
        await engine.quarantine({ limit: 3, after: all[2]!.seq }),
      ]
      expect([...first, ...second]).toEqual(all)
    })

    it('narrows the quarantine by import, file, table and reason, and counts by them', async () => {
      await engine.clear()
      await into(
        { ...lots({ ...L1, control_price: '-1' }), name: "lots o'lots.csv" },
        { ...bids({ ...bid, lot_id: 'L9' }, { ...bid, amount: '-1' }), name: 'bids.csv' },
      )
      await into({ ...bids({ ...bid, bidder_id: 'B', lot_id: 'L8' }), name: 'bids.csv' })
      const groups = await engine.quarantineGroups()
      expect(groups.map((one) => Object.values(one).join(' '))).toEqual([
        '1 bids.csv bids negative 1',
        '1 bids.csv bids pending 1',
        "1 lots o'lots.csv lots negative 1",
        '2 bids.csv bids pending 1',
      ])
      const values = async (filter: object): Promise<string[]> =>
        (await engine.quarantine({ limit: 9, ...filter })).map(({ issue }) => `${issue.table} ${issue.value}`)
      expect(await values({ reason: 'pending' })).toEqual(['bids L9', 'bids L8'])
      expect(await values({ batch: 2 })).toEqual(['bids L8'])
      expect(await values({ file: "lots o'lots.csv" })).toEqual(['lots -1'])
      expect(await values({ table: 'bids', reason: 'negative' })).toEqual(['bids -1'])
      expect(await values({ table: 'lots', reason: 'pending' })).toEqual([])
      const [first, ...rest] = await engine.quarantine({ limit: 9, table: 'bids' })
      expect(await engine.quarantine({ limit: 9, table: 'bids', after: first!.seq })).toEqual(rest)
    })

    it('says how full columns are by file and by month of the lot', async () => {
      await engine.clear()
      await into(
        {
          ...lots(
            { ...L1, opened_at: '2026-03-31 23:30' },
            { lot_id: 'L2', published_at: '2026-04-01' },
            { lot_id: 'L3' },
          ),
          name: 'lots.csv',
        },
        { ...bids({ ...bid, mac: '00:1B:44:11:3A:B7' }, { ...bid, lot_id: 'L2' }), name: 'one.csv' },
        { ...bids({ ...bid, lot_id: 'L3', mac: '无' }), name: 'two.csv' },
      )
      const macs = async (part: 'source' | 'month'): Promise<string[]> =>
        (await engine.qualityBy(part))
          .filter(({ table }) => table === 'bids')
          .map(({ part: name, rows, columns }) => {
            const { filled, placeholder } = columns.find(({ column }) => column === 'mac')!
            return [name, rows, filled, placeholder].join(' ')
          })
      expect(await macs('source')).toEqual(['one.csv 2 1 0', 'two.csv 1 0 1'])
      expect(await macs('month')).toEqual([' 1 0 1', '2026-03 1 1 0', '2026-04 1 0 0'])
      expect((await engine.qualityBy('month')).filter(({ table }) => table === 'bidders')).toEqual([])
    })

    it('has one digest for the same records, another for others', async () => {
      await engine.clear()
      const empty = await engine.digest()
      await into(lots(L1), bids({ ...bid, amount: '1' }))
      const one = await engine.digest()
      expect(one).toMatch(/^[0-9a-f]{32}$/)
      expect(one).not.toBe(empty)
      await into(bids({ ...bid, bidder_id: 'B' }))
      expect(await engine.digest()).not.toBe(one)
      await engine.clear()
      expect(await engine.digest()).toBe(empty)
    })

    it('lets one import run at a time', async () => {
      const writer = await engine.beginImport({ now: new Date(0) })
      await expect(engine.beginImport({ now: new Date(0) })).rejects.toMatchObject({ code: 'conflict' })
      await writer.abort()
      await (await engine.beginImport({ now: new Date(0) })).abort()
    })

    it('keeps what an aborted import had committed, and nothing half', async () => {
      await engine.clear()
      const writer = await engine.beginImport({ now: new Date(0) })
      await writer.abort()
      expect(await engine.counts()).toMatchObject({ bids: 0, lots: 0 })
      expect(await into(lots(L1), bids({ ...bid, amount: '1' }))).toMatchObject({ accepted: 1 })
    })
  })
}
