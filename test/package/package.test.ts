import { generateKeyPairSync, sign } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { showing } from '../../src/access/matrix.js'
import { viewOf } from '../../src/access/view.js'
import type { LotFlagRecord } from '../../src/domain/lot-flag.js'
import type { BidderRecord } from '../../src/domain/records.js'
import type { RingRecord } from '../../src/domain/run.js'
import type { SourceRow } from '../../src/domain/source-row.js'
import { headOf } from '../../src/exports/head.js'
import { canonicalEntries, stampIn } from '../../src/formats/read-zip.js'
import { FIRST, zipOf } from '../../src/formats/zip.js'
import { makePackage } from '../../src/package/make.js'
import { digestOf, jsonBytes, MANIFEST, type Manifest } from '../../src/package/manifest.js'
import { signingKey } from '../../src/package/signing-key.js'
import { verifyPackage } from '../../src/package/verify.js'
import { openSources } from '../../src/sources/open.js'
import type { Lang } from '../../src/texts/text.js'
import { fileOf, RUN, ringRecord, type TestFact, testMarket, unzipped } from '../exports/support.js'

const dir = mkdtempSync(join(tmpdir(), 'biaojian-package-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const HEADER = 'lot_id,bidder_id,bidder_name,amount,lock_no,mac,agent_name,agent_id_no,agent_phone,备注'
const SECRETS = ['330922199001011232', '13812345678', '陈秘密', '联系陈秘密13900001111']
const row = (lot: string, bidder: string, lock: string, phone = '138-1234-5678'): string =>
  `${lot},${bidder},"${bidder}桥建设, 有限公司",100.00,${lock},F8:75:A4:1B:2C:3D,陈秘密,330922199001011232,${phone},联系陈秘密13900001111`
const LINES = [
  row('L1', 'A', 'GL-88231907'),
  row('L1', 'B', 'GL-88231907;GL-1'),
  row('L1', 'Z', 'GL-5', ''),
  row('L2', 'A', 'GL-88231907'),
  row('L2', 'B', 'GL-88231907'),
]
const FACTS: TestFact[] = [
  { rule: 'DOC-01', kind: 'lock', value: 'GL-88231907' },
  { rule: 'REL-05', kind: 'phone', value: '13812345678' },
  { rule: 'REL-07', kind: 'person', value: '330922199001011232' },
]
const COLUMNS = ['bids.lock_no', 'bids.agent_phone', 'bids.agent_id_no']

let record: RingRecord

/** A ring of A and B with its rows in a file of the disk, in an encoding. */
const recordOf = async (path: string, bytes: Buffer): Promise<RingRecord> => {
  writeFileSync(path, bytes)
  let sha256 = ''
  for await (const outcome of openSources([path])) if (outcome.kind === 'table') sha256 = outcome.table.sha256
  const made = ringRecord({ members: ['A', 'B'], associates: [], facts: FACTS })
  const rows = [2, 3, 5, 6].map(
    (line): SourceRow => ({
      table: 'bids',
      file: path,
      sha256,
      line,
      batch: 1,
      importedAt: '2026-04-01T00:00:00Z',
    }),
  )
  return {
    ...made,
    ring: {
      ...made.ring,
      evidence: made.ring.evidence.map((item, i) => ({ ...item, sources: [COLUMNS[i]!], bits: 2 })),
    },
    sources: FACTS.map(() => rows),
  }
}

const LOT_FACTS: LotFlagRecord[] = [
  {
    lot: 'L1',
    rule: 'TND-03',
    grade: '强',
    bidders: [],
    bits: 0,
    p: null,
    null: null,
    detail: null,
  },
  { lot: 'L1', rule: 'PRC-01', grade: '线', bidders: [], bits: 3, p: 0.1, null: null, detail: null },
]
const REGISTRY: BidderRecord[] = [
  {
    id: 'A',
    name: 'A桥建设有限公司',
    formerNames: [],
    bidNames: [],
    legalRepName: '林海生',
    address: '海山路1号',
    registeredAt: '2019-05-06',
    bids: 2,
    wins: 1,
    marks: [],
  },
]

const pack = (of: RingRecord, unmasked = false, withoutRows = false, lang: Lang = 'zh') =>
  makePackage({
    record: of,
    run: RUN,
    head: headOf(
      {
        at: new Date('2026-04-02T03:04:05Z'),
        requester: '李调查',
        purpose: '核查',
        unmasked,
        lang,
        selection: of.ring.id,
      },
      RUN,
      RUN.digest,
    ),
    market: testMarket(['L1', 'L2'], ['A', 'B']),
    lotFacts: () => LOT_FACTS,
    registry: REGISTRY,
    sight: viewOf('local', unmasked),
    isMasked: (kind) => showing('local', kind, unmasked) !== 'clear',
    key: signingKey(dir),
    storeId: 'store-1',
    programVersion: '0.1.0',
    roots: [],
    withoutRows,
  })

/** The package of `record`, made once. */
const memo = new Map<boolean, ReturnType<typeof pack>>()
const packed = (unmasked = false): ReturnType<typeof pack> => {
  const made = memo.get(unmasked) ?? pack(record, unmasked)
  memo.set(unmasked, made)
  return made
}

const documentOf = async (zip: Buffer): Promise<string> =>
  (await unzipped((await unzipped(zip)).get('dossier.docx')!)).get('word/document.xml')!.toString()

const wordsIn = async (zip: Buffer): Promise<string> =>
  (await documentOf(zip)).replaceAll('<w:noBreakHyphen/>', '-').replace(/<[^>]+>/g, '')

const file = (): Buffer => Buffer.from(`\ufeff${[HEADER, ...LINES].join('\r\n')}\r\n`)

beforeAll(async () => {
  record = await recordOf(join(dir, 'bids.csv'), file())
})

describe('a package', () => {
  it('is verified untouched, with every fact derived again, masked or not', async () => {
    for (const unmasked of [false, true]) {
      const { zip, manifest } = await packed(unmasked)
      const verdict = await verifyPackage(zip, manifest.key.fingerprint)
      expect(verdict.faults).toEqual([])
      expect([...verdict.outcomes.values()].map(({ outcome }) => outcome)).toEqual(
        FACTS.map(() => ({ result: 'holds' })),
      )
      expect(verdict.ok).toBe(true)
    }
  })

  it('says in its dossier what is shared, what a pattern is, and what is missing, in Chinese words', async () => {
    const pattern = ringRecord({ members: ['A', 'B'], facts: [{ rule: 'NET-01', kind: null, value: null }] })
    const evidence = [...record.ring.evidence, ...pattern.ring.evidence]
    const rows = record.sources[0]!
    const { zip } = await pack({
      ...record,
      ring: { ...record.ring, evidence },
      sources: [...record.sources, rows],
      clear: [...record.clear, null],
    })
    const words = await wordsIn(zip)
    expect(words).toContain('加密锁：GL-88231907；9家投标人中有2家持有')
    expect(words).toMatch(/A桥建设有限公司.B桥建设有限公司.*2个标段同场投标/)
    expect(words).toContain('缺少 IP归属地')
    expect(words).not.toContain('ip location')
  })

  it('lists the lots with buyer, day, prices and winner in its dossier, and each fact’s lots by their numbers', async () => {
    const words = await wordsIn((await packed()).zip)
    expect(words).toMatch(/表2 共同标段/)
    expect(words).toContain('BUYER')
    expect(words).toContain('A：10万元（中标）')
    expect(words).toContain('B：10万元')
    expect(words).toContain('1 L1、\u200b2 L2')
    expect(words).toContain('标段1开标，成员2家投标')
    expect(words).toContain('证据1最早出现：加密锁 GL-88231907')
  })

  it('lists what is doubtful about tender, evaluation and performance of the lots, as background, and no price flag', async () => {
    const words = await wordsIn((await packed()).zip)
    expect(words).toMatch(/表4 招标、评标、履约环节疑点.*1 L1TND-03 期限过短强/)
    expect(words).toContain('不计入团伙级别')
    expect(words).not.toContain('PRC-01')
  })

  it('names legal representative, address and registration of each member, masked for who may not see them', async () => {
    const masked = await wordsIn((await packed()).zip)
    expect(masked).toMatch(/表1-1 登记信息.*A林\*\*海山路1号2019-05-06/)
    expect(masked).not.toContain('林海生')
    expect(await wordsIn((await packed(true)).zip)).toContain('林海生')
  })

  it('asks every member who profits, who wrote and sealed, whose deposit, and about the facts that touch it', async () => {
    const words = await wordsIn((await packed()).zip)
    for (const asked of ['由谁编制', '印章', '保证金', '好处费', '收益归谁']) expect(words).toContain(asked)
    expect(words).toMatch(/（二）A A桥建设有限公司1\. 关于证据1、2、3（[^）]*加密锁 GL-88231907/)
    expect(words).toContain('（三）B B桥建设有限公司')
  })

  it('lists its electronic data with SHA-256 and SM3, and leaves blanks for whoever signs', async () => {
    const { zip, manifest } = await packed()
    const words = await wordsIn(zip)
    for (const { name, sha256, sm3 } of manifest.files.filter((file) => file.name !== 'dossier.docx')) {
      expect(words).toContain(name)
      expect(words).toContain(`SHA-256 ${sha256}`)
      expect(words).toContain(`SM3 ${sm3}`)
    }
    for (const role of ['提取人', '电子数据持有人（提供人）', '见证人', '法发〔2016〕22号'])
      expect(words).toContain(role)
    expect(digestOf({ name: 'abc', bytes: Buffer.from('abc') }).sm3).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    )
  })

  it('is in Chinese words, firms counted as firms, with its picture and wide tables on pages across', async () => {
    const { zip } = await packed()
    const xml = await documentOf(zip)
    expect(xml.match(/w:orient="landscape"/g)).toHaveLength(2)
    const words = (await wordsIn(zip))
      .replace(/SHA-256|SM3|dossier\.docx|manifest\.json|GB\/T/g, '')
      // hashes and the key's fingerprint, in groups
      .replace(/\b[0-9a-f]{2,64}\b/g, '')
    expect(words).not.toContain('名成员')
    const english = words.match(/[a-z]{3,} [a-z]{2,}/g) ?? []
    expect(english).toEqual([])
  })

  it('carries the time of its making on every entry', async () => {
    const { zip } = await packed()
    expect(stampIn(zip)).toEqual({ time: (11 << 11) | (4 << 5) | 2, date: (46 << 9) | (4 << 5) | 2 })
    const forged = zipOf(canonicalEntries(zip)!, FIRST)
    expect((await verifyPackage(forged)).faults.map(({ fault }) => fault)).toEqual(['otherTime'])
  })

  it('is the same bytes for the same request', async () => {
    expect((await packed()).zip.equals((await pack(record)).zip)).toBe(true)
  })

  it('encloses the rows in their original bytes when nothing is masked', async () => {
    const { zip, manifest } = await packed(true)
    expect(manifest.sources).toMatchObject([{ state: 'original', lines: [2, 3, 5, 6], missing: [] }])
    const enclosed = (await unzipped(zip)).get(manifest.sources[0]!.entry!)!
    expect(enclosed.toString()).toBe(
      `\ufeff${[HEADER, ...[0, 1, 3, 4].map((i) => LINES[i])].join('\r\n')}\r\n`,
    )
  })

  it('keeps the encoding of the original, and joins lists in English as English does', async () => {
    const gb = Buffer.concat([
      Buffer.from('lot_id,bidder_id,bidder_name,lock_no\n'),
      ...['L1', 'L2'].flatMap((lot) =>
        ['A', 'B'].map((bidder) =>
          Buffer.concat([
            Buffer.from(`${lot},${bidder},`),
            Buffer.from([0xc7, 0xc5, 0xbd, 0xa8, 0xc9, 0xe8]),
            Buffer.from(',GL-88231907\n'),
          ]),
        ),
      ),
    ])
    const own = await recordOf(join(dir, 'gb-bids.csv'), gb)
    own.sources = own.sources.map((rows) => rows.map((one, i) => ({ ...one, line: 2 + i })))
    own.ring.evidence = own.ring.evidence.slice(0, 1)
    own.sources = own.sources.slice(0, 1)
    own.clear = own.clear.slice(0, 1)
    const { zip, manifest } = await pack(own, false, false, 'en')
    expect(manifest.sources[0]!.state).toBe('original')
    const words = await wordsIn(zip)
    expect(words).toContain('■ red')
    expect(words.match(/.{0,12}[、；].{0,12}/g)).toBeNull()
    expect((await unzipped(zip)).get(manifest.sources[0]!.entry!)!.equals(gb)).toBe(true)
    expect((await verifyPackage(zip)).ok).toBe(true)
  })

  it('holds no personal value in clear when masked, in no file', async () => {
    const { zip } = await packed()
    for (const [name, bytes] of await deep(zip))
      for (const secret of SECRETS)
        expect(`${name} ${bytes.includes(Buffer.from(secret)) ? secret : ''}`).toBe(`${name} `)
  })

  it('says that a file was changed or is gone, and does not call its facts derived', async () => {
    const path = join(dir, 'later-bids.csv')
    const own = await recordOf(path, file())
    writeFileSync(path, `${file().toString()}L9,A,x,1,,,,,,\n`)
    await expect(pack(own)).rejects.toThrow(/No source row of "R-000001" can be enclosed.*--without-rows/)
    const changed = await pack(own, false, true)
    expect(changed.manifest.sources).toMatchObject([{ state: 'changed', entry: null }])
    rmSync(path)
    const gone = await pack(own, false, true)
    const first = (await wordsIn(gone.zip)).split('一、基本情况')[0]
    expect(first).toContain('本卷宗未附来源行')
    expect((await wordsIn((await packed()).zip)).split('一、基本情况')[0]).not.toContain('未附来源行')
    expect(gone.manifest.sources).toMatchObject([{ state: 'unreadable', entry: null }])
    const verdict = await verifyPackage(gone.zip)
    expect(verdict.ok).toBe(true)
    expect(verdict.outcomes.get(1)!.outcome).toEqual({ result: 'notDerived', why: 'rowsNotEnclosed' })
  })
})

describe('verify', () => {
  it('refuses every changed byte', async () => {
    const { zip } = await packed()
    const step = Math.max(1, Math.floor(zip.length / 4000))
    const missed: number[] = []
    for (let at = 0; at < zip.length; at += step) {
      const changed = Buffer.from(zip)
      changed[at]! ^= 1 << (at % 8)
      if (canonicalEntries(changed) && (await verifyPackage(changed)).ok) missed.push(at)
    }
    expect(missed).toEqual([])
    expect((await verifyPackage(zip.subarray(0, -1))).ok).toBe(false)
    expect((await verifyPackage(Buffer.concat([zip, Buffer.from([0])]))).ok).toBe(false)
  })

  it('refuses every changed byte of every entry, even where the ZIP is made anew around it', async () => {
    const { zip } = await packed()
    const entries = canonicalEntries(zip)!
    for (const [i, { name, bytes }] of entries.entries())
      for (const at of [0, bytes.length >> 1, bytes.length - 1]) {
        const changed = Buffer.from(bytes)
        changed[at]! ^= 1
        const forged = zipOf(
          entries.map((entry, k) => (k === i ? { name, bytes: changed } : entry)),
          stampIn(zip),
        )
        expect(`${name} ${at} ${(await verifyPackage(forged)).ok}`).toBe(`${name} ${at} false`)
      }
  })

  it('names files that are missing, added or changed', async () => {
    const { zip } = await packed()
    const entries = canonicalEntries(zip)!
    const faults = async (of: typeof entries) =>
      (await verifyPackage(zipOf(of, stampIn(zip)))).faults.map(({ fault, what }) => `${fault} ${what}`)
    expect(await faults(entries.filter(({ name }) => name !== 'ring.svg'))).toEqual(['missingFile ring.svg'])
    expect(await faults([...entries, { name: 'extra.txt', bytes: Buffer.from('x') }])).toEqual([
      'extraFile extra.txt',
    ])
  })

  it('names what was changed where the file is no longer the ZIP that was packed', async () => {
    const { zip } = await packed()
    const faults = async (file: Buffer) =>
      (await verifyPackage(file)).faults.map(({ fault, what }) => `${fault} ${what}`.trimEnd())
    const flipped = Buffer.from(zip)
    const entry = canonicalEntries(zip)!.find(({ name }) => name === 'evidence.csv')!
    flipped[(entry.bytes as Buffer).byteOffset - zip.byteOffset + 10]! ^= 1
    expect(await faults(flipped)).toEqual(['notCanonical', 'changedFile evidence.csv'])
    const { ZipFile } = (await import('yazl')).default
    const again = new ZipFile()
    for (const { name, bytes } of canonicalEntries(zip)!)
      if (name !== 'law.json') again.addBuffer(Buffer.from(bytes), name)
    again.addBuffer(Buffer.from('x'), 'more.txt')
    again.end()
    expect(await faults(await fileOf(again.outputStream as AsyncIterable<Uint8Array>))).toEqual([
      'notCanonical',
      'extraFile more.txt',
      'missingFile law.json',
    ])
    expect(await faults(Buffer.from('no ZIP'))).toEqual(['notCanonical'])
  })

  it('tells another key’s signature by the pin', async () => {
    const { zip, manifest } = await packed()
    const forged = resigned(zip, manifest)
    expect((await verifyPackage(forged)).ok).toBe(true)
    const verdict = await verifyPackage(forged, manifest.key.fingerprint)
    expect(verdict.faults.map(({ fault }) => fault)).toEqual(['pinnedKey'])
  })

  it('derives again what is claimed: rows that do not bear it out are named, even when signed', async () => {
    const { zip, manifest } = await packed(true)
    const entry = manifest.sources[0]!.entry!
    const forged = resigned(zip, manifest, (name, bytes) =>
      name === entry
        ? Buffer.from(
            bytes
              .toString()
              .replace(
                'L2,B,"B桥建设, 有限公司",100.00,GL-88231907',
                'L2,B,"B桥建设, 有限公司",100.00,GL-00000001',
              ),
          )
        : bytes,
    )
    const verdict = await verifyPackage(forged)
    expect(verdict.faults).toEqual([])
    expect(verdict.outcomes.get(1)!.outcome).toEqual({ result: 'fails', why: 'lotWithoutValue', what: 'L2' })
    expect(verdict.ok).toBe(false)
  })

  it('holds bits against the rarity that the manifest allows', async () => {
    const { zip, manifest } = await packed(true)
    const forged = resigned(zip, manifest, (name, bytes) =>
      name === 'evidence.json' ? Buffer.from(bytes.toString().replace('"bits": 2,', '"bits": 20,')) : bytes,
    )
    expect((await verifyPackage(forged)).outcomes.get(1)!.outcome).toMatchObject({
      result: 'fails',
      why: 'rarity',
    })
  })
})

describe('the signing key', () => {
  it('is made once, for its owner alone, and never goes into a package', async () => {
    const path = join(dir, 'signing-key.pem')
    expect(signingKey(dir).fingerprint).toBe(signingKey(dir).fingerprint)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const { zip } = await packed()
    const secret = readFileSync(path, 'utf8').split('\n')[1]!
    for (const bytes of (await deep(zip)).values()) expect(bytes.includes(Buffer.from(secret))).toBe(false)
  })
})

/** A package signed by somebody else's key, with files changed on the way. */
const resigned = (
  zip: Buffer,
  manifest: Manifest,
  change: (name: string, bytes: Buffer) => Buffer = (_, bytes) => bytes,
): Buffer => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const own = mkdtempSync(join(dir, 'forger-'))
  writeFileSync(join(own, 'signing-key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
  const files = canonicalEntries(zip)!
    .filter(({ name }) => !['manifest.json', 'manifest.sig', 'public-key.pem'].includes(name))
    .map(({ name, bytes }) => ({ name, bytes: change(name, Buffer.from(bytes)) }))
  const forged = {
    ...manifest,
    files: files.map(digestOf),
    key: { ...manifest.key, fingerprint: signingKey(own).fingerprint },
  }
  const bytes = jsonBytes(forged)
  return zipOf(
    [
      ...files,
      { name: MANIFEST, bytes },
      { name: 'manifest.sig', bytes: Buffer.from(`${sign(null, bytes, privateKey).toString('base64')}\n`) },
      { name: 'public-key.pem', bytes: Buffer.from(pem) },
    ],
    stampIn(zip),
  )
}

/** Every file of a package, with the files inside its workbook, document and ZIP. */
const deep = async (zip: Buffer): Promise<Map<string, Buffer>> => {
  const all = new Map<string, Buffer>()
  for (const [name, bytes] of await unzipped(zip)) {
    all.set(name, bytes)
    if (/\.(xlsx|docx|zip)$/.test(name))
      for (const [inner, content] of await unzipped(bytes)) all.set(`${name}!/${inner}`, content)
  }
  return all
}
