import { describe, expect, it } from 'vitest'
import { flag, flags, foreign, lines, release } from './support.js'

const period = (startDate: string, endDate: string, rest: object = {}) => ({
  ocid: 'F',
  tender: { tenderPeriod: { startDate, endDate }, ...rest },
})

describe('R003', () => {
  const days14 = period('2024-01-01T00:00:00Z', '2024-01-15T23:59:59Z')

  it('flags a period of fewer whole days than 15', async () => {
    expect(await flags(lines(days14), '[R003]')).toEqual({ OCID: { F: { R003: 1 } } })
    expect(await flags(lines(period('2024-01-01T00:00:00Z', '2024-01-16T00:00:00Z')), '[R003]')).toEqual({})
  })
  it('compares instants, not days of the calendar', async () => {
    const zones = period('2024-01-01T00:00:00-04:00', '2024-01-16T00:00:00Z')
    expect(await flags(lines(zones), '[R003]')).toEqual({ OCID: { F: { R003: 1 } } })
  })
  it('takes a threshold of its own for a kind of procedure', async () => {
    const urgent = period('2024-01-01T00:00:00Z', '2024-01-12T00:00:00Z', {
      procurementMethodDetails: 'urgent',
    })
    const settings = '[R003]\n[R003.procurement_method_details]\nurgent = 10'
    expect(await flags(lines(urgent), settings)).toEqual({})
    expect(await flags(lines(urgent), '[R003]')).toEqual({ OCID: { F: { R003: 1 } } })
  })
  it('looks only at the methods that are named', async () => {
    expect(await flags(lines(days14), '[R003]\nprocurement_methods = open')).toEqual({})
  })
  it('says nothing about dates that are not RFC 3339', async () => {
    expect(await flags(lines(period('2024-01-01', '2024-01-02')), '[R003]')).toEqual({})
  })
})

describe('R018', () => {
  const one = (numberOfTenderers: unknown, procurementMethod = 'open') => ({
    ocid: 'F',
    tender: { numberOfTenderers, procurementMethod },
  })
  it('flags one tenderer in an open procedure', async () => {
    expect(await flags(lines(one(1)), '[R018]')).toEqual({ OCID: { F: { R018: 1 } } })
  })
  it('leaves direct awards and other numbers alone', async () => {
    expect(await flags(lines(one(1, 'direct'), one(2), one('1')), '[R018]')).toEqual({})
    expect(
      await flags('{"ocid":"F","tender":{"procurementMethod":"open","numberOfTenderers":1.0}}', '[R018]'),
    ).toEqual({})
  })
})

// Nine processes whose runner-up is a third dearer, more or less.
const usual = Array.from({ length: 9 }, (_, i) => release(`N${i}`, { W: 100, L: 130 + i }))

describe('R024 and R058', () => {
  it('R024 flags a runner-up that is barely dearer, and both bidders', async () => {
    const { OCID, Tenderer } = (await flags(
      lines(...usual, release('F', { W: 100, C: 101 })),
      '[R024]',
    )) as never
    expect(OCID).toEqual({ F: { R024: 0.01 } })
    expect(Tenderer).toEqual({ W: { R024: 0 }, C: { R024: 0 } })
  })
  it('R058 flags a winner far below everybody else, and the winner alone', async () => {
    const { OCID, Tenderer } = (await flags(
      lines(...usual, release('F', { W: 100, L: 300 })),
      '[R058]',
    )) as never
    expect(OCID).toEqual({ F: { R058: 2 } })
    expect(Tenderer).toEqual({ W: { R058: 0 } })
  })
  it('leaves out what cannot be compared', async () => {
    const award = { status: 'active', suppliers: [{ id: 'W' }] }
    const left = [
      release('winner not lowest', { W: 100, L: 90 }),
      release('pending award', { W: 100, L: 101 }, { awards: [award, { status: 'pending' }] }),
      release('two awards', { W: 100, L: 101 }, { awards: [award, award] }),
      release(
        'two suppliers',
        { W: 100, L: 101 },
        { awards: [{ ...award, suppliers: [{ id: 'W' }, { id: 'V' }] }] },
      ),
      release('runner-up disqualified', { W: 100, L: [101, 'disqualified'] }),
      release('cancelled', { W: 100, L: 101 }, { tender: { status: 'cancelled' } }),
      release('price set by the buyer', { W: 100, L: 101 }, { tender: { procurementMethodDetails: 'NPC' } }),
    ]
    const settings = 'no_price_comparison_procurement_methods = NPC\n[R024]\nthreshold = 0.05'
    expect(await flags(lines(...left), settings)).toEqual({})
  })
  it('takes the first currency met for the main one, or that of the settings', async () => {
    const euros = release(
      'E',
      {},
      {
        bids: {
          details: ['W', 'L'].map((id, i) => ({
            status: 'valid',
            value: { amount: 100 + i, currency: 'EUR' },
            tenderers: [{ id }],
          })),
        },
      },
    )
    const text = lines(release('U', { W: 100, L: 101 }), euros)
    expect(await flags(text, '[R024]\nthreshold = 0.05')).toMatchObject({ OCID: { U: { R024: 0.01 } } })
    const { OCID } = (await flags(text, 'currency = EUR\n[R024]\nthreshold = 0.05')) as never
    expect(Object.keys(OCID)).toEqual(['E'])
  })
})

describe('a bid in another currency', () => {
  it('is counted once, however many indicators leave it out', async () => {
    const bid = (id: string, amount: number, currency: string) => ({
      status: 'valid',
      value: { amount, currency },
      tenderers: [{ id }],
    })
    const details = [bid('W', 100, 'EUR'), bid('L', 90, 'USD'), bid('M', 120, 'EUR')]
    const text = lines(release('A', {}, { bids: { details } }), release('B', {}, { bids: { details } }))
    for (const settings of ['[R024]', '[R036]', '[R024]\n[R036]', '[R024]\n[R036]\n[R058]'])
      expect(await foreign(text, settings)).toEqual([['USD', 2]])
  })
})

describe('R025', () => {
  it('flags a bidder that turns up often and never wins', async () => {
    const crowd = Array.from({ length: 10 }, (_, i) =>
      release(
        `N${i}`,
        { [`A${i}`]: 100, F: 110 },
        { awards: [{ status: 'active', suppliers: [{ id: `A${i}` }] }] },
      ),
    )
    expect(await flags(lines(...crowd), '[R025]\nthreshold = 0.2')).toEqual({ Tenderer: { F: { R025: 0 } } })
  })
})

describe('R028', () => {
  it('flags two tenderers with one price', async () => {
    expect(await flags(lines(release('F', { A: 100, B: 100, C: 120 })), '[R028]')).toEqual({
      OCID: { F: { R028: 1 } },
      Tenderer: { A: { R028: 1 }, B: { R028: 1 } },
    })
  })
  it('lets a tenderer bid one price twice, and leaves withdrawn bids out', async () => {
    const bid = (id: string, status = 'valid') => ({
      status,
      value: { amount: 5, currency: 'USD' },
      tenderers: [{ id }],
    })
    const twice = { ocid: 'N', bids: { details: [bid('A'), bid('A'), bid('B', 'withdrawn')] } }
    expect(await flags(lines(twice), '[R028]')).toEqual({})
  })
})

describe('R030', () => {
  const late = (date: string, status = 'valid') => ({
    ...release('F', {}),
    tender: { tenderPeriod: { endDate: '2024-01-10T00:00:00Z' } },
    bids: { details: [{ status, date, tenderers: [{ id: 'W' }] }] },
  })
  it('flags a winning bid after the end', async () => {
    expect(await flags(lines(late('2024-01-10T00:00:01Z')), '[R030]')).toEqual({
      OCID: { F: { R030: 1 } },
      Tenderer: { W: { R030: 1 } },
    })
  })
  it('lets a bid in time, and a late one that was disqualified', async () => {
    expect(
      await flags(
        lines(late('2024-01-10T00:00:00Z'), late('2024-02-01T00:00:00Z', 'disqualified')),
        '[R030]',
      ),
    ).toEqual({})
  })
})

describe('R035 and R036', () => {
  it('R035 flags a winner whose rivals were all disqualified, with their number', async () => {
    const bids = { W: 100, D: [90, 'disqualified'], E: [95, 'disqualified'] } as never
    expect(await flags(lines(release('F', bids)), '[R035]')).toEqual({
      OCID: { F: { R035: 2 } },
      Tenderer: { W: { R035: 0 } },
    })
    expect(await flags(lines(release('F', bids)), '[R035]\nthreshold = 3')).toEqual({})
  })
  it('R035 is silent while somebody else has a valid bid', async () => {
    expect(await flags(lines(release('N', { W: 100, L: 120, D: [90, 'disqualified'] })), '[R035]')).toEqual(
      {},
    )
  })
  it('R036 flags a lowest bid that was disqualified', async () => {
    expect(await flags(lines(release('F', { W: 100, D: [90, 'disqualified'] })), '[R036]')).toEqual({
      OCID: { F: { R036: 1 } },
    })
    expect(await flags(lines(release('N', { W: 80, D: [90, 'disqualified'] })), '[R036]')).toEqual({})
  })
})

describe('R038', () => {
  it('flags a buyer and a tenderer with more disqualified bids than others', async () => {
    const fair = Array.from({ length: 8 }, (_, i) =>
      release(`N${i}`, { W: 1, L: 2 }, { buyer: { id: `B${i}` } }),
    )
    const harsh = release('H', { W: 1, D: [2, 'disqualified'] }, { buyer: { id: 'F' } })
    const settings = '[R038]\nthreshold = 0.5\nminimum_submitted_bids = 1'
    expect(await flags(lines(...fair, harsh), settings)).toEqual({
      Buyer: { F: { R038: 0.5 } },
      Tenderer: { D: { R038: 1 } },
    })
  })
  it('is silent when three quarters have none', async () => {
    const fair = Array.from({ length: 8 }, (_, i) =>
      release(`N${i}`, { W: 1, L: 2 }, { buyer: { id: `B${i}` } }),
    )
    expect(await flags(lines(...fair, release('H', { W: 1, D: [2, 'disqualified'] })), '[R038]')).toEqual({})
  })
})

describe('R048', () => {
  const supplied = (ocid: string, supplier: string, ...ids: string[]) => ({
    ocid,
    awards: [
      {
        status: 'active',
        suppliers: [{ id: supplier }],
        items: ids.map((id) => ({ classification: { id } })),
      },
    ],
  })
  it('flags a supplier of many classes by their first two characters', async () => {
    const text = lines(supplied('1', 'N', '4321', '4399'), supplied('2', 'F', '43', '72', '学校甲', '学校乙'))
    expect(await flags(text, '[R048]\nthreshold = 3\nminimum_contracting_processes = 1')).toEqual({
      Tenderer: { F: { R048: 3 } },
    })
    expect(await flags(text, '[R048]\nthreshold = 3')).toEqual({})
  })
})

describe('R044', () => {
  const party = (id: string, contactPoint: object, address?: object) => ({
    id,
    name: `Company ${id}`,
    contactPoint,
    address,
  })
  const shared = (...parties: object[]) => ({ ...release('F', { A: 1, B: 2 }), parties })

  it('flags tenderers with one telephone, however it is written', async () => {
    const text = lines(
      shared(party('A', { telephone: '+593 2-255 5123' }), party('B', { faxNumber: '00593 22555123' })),
    )
    expect(await flags(text, '[R044]')).toEqual({
      OCID: { F: { R044: 1 } },
      Tenderer: { A: { R044: 1 }, B: { R044: 1 } },
    })
  })
  it('drops a contact that is the company itself, words for nothing, and towns', async () => {
    const town = { locality: 'Quito', countryName: 'EC' }
    const text = lines(
      shared(
        { ...party('A', { name: 'ACME', telephone: 'N/A', email: 'none' }, town), name: 'Acme' },
        { ...party('B', { name: 'Acme', telephone: 'N/A', email: 'none' }, town), name: 'ACME.' },
      ),
    )
    expect(await flags(text, '[R044]')).toEqual({})
  })
  it('compares an address with all its parts together', async () => {
    const at = (streetAddress: string, locality: string) => ({ streetAddress, locality })
    const other = shared(party('A', {}, at('Calle 1', 'Quito')), party('B', {}, at('Calle 1', 'Loja')))
    const same = shared(party('A', {}, at('Calle 1', 'Quito')), party('B', {}, at('CALLE  1', 'Quito')))
    expect(await flags(lines(other), '[R044]')).toEqual({})
    expect(await flags(lines(same), '[R044]')).toMatchObject({ OCID: { F: { R044: 1 } } })
  })
  it('does not hold partners of one bid against each other', async () => {
    const partners = {
      ...shared(party('A', { email: 'x@example.org' }), party('B', { email: 'X@example.org' })),
      bids: { details: [{ status: 'valid', tenderers: [{ id: 'A' }, { id: 'B' }] }] },
    }
    expect(await flags(lines(partners), '[R044]')).toEqual({})
  })
  it('names the shared contact when asked to explain', async () => {
    const text = lines(shared(party('A', { email: 'x@example.org' }), party('B', { email: 'X@example.org' })))
    const { result } = await flag(text, '[R044]', { explain: true })
    expect(result.Explain!.SharedContacts).toEqual({
      F: [{ kind: 'email', value: 'x@example.org', tenderers: ['A', 'B'] }],
    })
  })
})

describe('what could not be computed', () => {
  it('is told apart from what was not flagged, by process and by reason', async () => {
    const text = lines(release('clear', { W: 1, L: 2 }), { ocid: 'empty' })
    const { result } = await flag(text, '[R028]\n[R003]', { explain: true })
    expect(result.Explain!.NotComputable).toMatchObject({
      OCID: { empty: { R003: 'no_tender_period', R028: 'no_bids' }, clear: { R003: 'no_tender_period' } },
    })
    expect(result.Explain!.Releases).toMatchObject({ R028: { computed: 1, notComputable: { no_bids: 1 } } })
  })
})
