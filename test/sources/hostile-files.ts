import { gzipSync } from 'node:zlib'
import { textRow, workbookOf, zipOf } from './support.js'

const HEAD = 'lot_id,bidder_id\n'
const BIDS = `${HEAD}L1,A\n`
const MIB = 1 << 20
const SHEET = textRow(1, 'lot_id', 'bidder_id') + textRow(2, 'L1', 'A')

/** A file made to do harm, its name, and what must be said of it (a part of each line of `summary`). */
export interface HostileFile {
  name: string
  content: () => Promise<Uint8Array> | Uint8Array | string
  expect: string[]
}

const signatureAt = (zip: Buffer, signature: string): number => zip.indexOf(Buffer.from(signature, 'hex'))

/** The archive with an integer of its first central directory entry, and the local header, changed. */
const forged = (
  zip: Buffer,
  offsets: { local?: number; central: number },
  value: number,
  bytes: 2 | 4 = 4,
): Buffer => {
  const write = (at: number): void =>
    void (bytes === 4 ? zip.writeUInt32LE(value, at) : zip.writeUInt16LE(value, at))
  write(signatureAt(zip, '504b0102') + offsets.central)
  if (offsets.local !== undefined) write(signatureAt(zip, '504b0304') + offsets.local)
  return zip
}

/** The archive with a name of the same length in place of another. */
const renamed = (zip: Buffer, from: string, to: string): Buffer =>
  Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1')

/** Two directory entries for one body. */
const overlapping = async (): Promise<Buffer> => {
  const zip = await zipOf({ 'bids-1.csv': BIDS, 'bids-2.csv': BIDS })
  const second = zip.indexOf(Buffer.from('504b0102', 'hex'), signatureAt(zip, '504b0102') + 4)
  zip.writeUInt32LE(0, second + 42)
  return zip
}

const LAUGHS = `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, i) => `<!ENTITY ${String.fromCharCode(98 + i)} "${`&${String.fromCharCode(97 + i)};`.repeat(10)}">`).join('')}]>`
const XXE = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

export const HOSTILE: HostileFile[] = [
  {
    name: 'bomb.csv.gz',
    content: () => gzipSync(Buffer.alloc(80 * MIB, 'a')),
    expect: ['rejected: unpacks to more than 100 times its size'],
  },
  {
    name: 'cut.csv.gz',
    content: () => gzipSync(HEAD + 'L1,A\n'.repeat(1000)).subarray(0, 60),
    expect: ['rejected: the gzip file is damaged or cut short'],
  },
  { name: 'fake.csv.gz', content: () => 'not gzip', expect: ['rejected: the gzip file is damaged'] },
  {
    name: 'bomb.zip',
    content: () => zipOf({ 'bids.csv': Buffer.alloc(80 * MIB, 'a') }),
    expect: ['rejected: unpacks to more than 100 times its size'],
  },
  {
    name: 'lying-small.zip',
    content: async () =>
      forged(await zipOf({ 'bids.csv': HEAD + 'L1,A\n'.repeat(9) }), { central: 24, local: 22 }, 20),
    expect: ['rejected: the archive is damaged or cut short: too many bytes'],
  },
  {
    name: 'lying-large.zip',
    content: async () => forged(await zipOf({ 'bids.csv': BIDS }), { central: 24, local: 22 }, 0x7fffffff),
    expect: ['rejected: the archive is damaged or cut short: not enough bytes'],
  },
  {
    name: 'wrong-checksum.zip',
    content: async () => forged(await zipOf({ 'bids.csv': BIDS }), { central: 16, local: 14 }, 1),
    expect: ['rejected: the archive is damaged or cut short: checksum does not hold'],
  },
  {
    name: 'encrypted.zip',
    content: async () => forged(await zipOf({ 'bids.csv': BIDS }), { central: 8, local: 6 }, 0x801, 2),
    expect: ['rejected: the entry has a password'],
  },
  {
    name: 'unknown-method.zip',
    content: async () => forged(await zipOf({ 'bids.csv': BIDS }), { central: 10, local: 8 }, 99, 2),
    expect: ['rejected: the archive is damaged or cut short: unsupported compression method'],
  },
  { name: 'overlapping.zip', content: overlapping, expect: ['rejected: entries of the archive overlap'] },
  {
    name: 'many.zip',
    content: () => zipOf(Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`bids-${i}.csv`, '']))),
    expect: ['rejected: the archive holds more than 10000 entries'],
  },
  {
    name: 'cut.zip',
    content: async () => (await zipOf({ 'bids.csv': BIDS })).subarray(0, 80),
    expect: ['rejected: the archive is damaged or cut short'],
  },
  {
    name: 'slip.zip',
    content: async () =>
      renamed(await zipOf({ 'aa/aa/bids.csv': BIDS, 'bids.csv': BIDS }), 'aa/aa/bids', '../../bids'),
    expect: ['rejected: the archive holds a path that leaves it', 'bids.csv → table: bids'],
  },
  {
    name: 'slip-backslash.zip',
    content: async () => renamed(await zipOf({ 'aa/bids.csv': BIDS }), 'aa/bids', '..\\bids'),
    expect: ['rejected: the archive holds a path that leaves it'],
  },
  {
    name: 'absolute.zip',
    content: async () => renamed(await zipOf({ 'xetc/bids.csv': BIDS }), 'xetc/', '/etc/'),
    expect: ['rejected: the archive holds a path that leaves it'],
  },
  {
    name: 'drive.zip',
    content: async () => renamed(await zipOf({ 'xx/bids.csv': BIDS }), 'xx/', 'c:/'),
    expect: ['rejected: the archive holds a path that leaves it'],
  },
  {
    name: 'link.zip',
    content: () => zipOf({ 'bids.csv': '/etc/passwd' }, { mode: 0o120777 }),
    expect: ['rejected: a symbolic link, not followed'],
  },
  {
    name: 'twice.zip',
    content: async () => renamed(await zipOf({ 'bids.csv': BIDS, 'bidz.csv': BIDS }), 'bidz', 'bids'),
    expect: ['rejected: the archive holds two entries of this name', 'table: bids'],
  },
  {
    name: 'nested.zip',
    content: async () =>
      zipOf({
        'a.zip': await zipOf({ 'b.zip': await zipOf({ 'bids.csv': BIDS }) }),
        'bids.csv.gz': gzipSync(BIDS),
      }),
    expect: [
      'skipped: an archive inside an archive is not opened: unpack it, and import the files in it',
      'skipped: an archive inside an archive is not opened: unpack it, and import the files in it',
    ],
  },
  {
    name: 'named-in-gbk.zip',
    content: async () => {
      const zip = renamed(await zipOf({ 'xxxx.csv': BIDS }), 'xxxx', '\xcd\xb6\xb1\xea')
      return forged(zip, { central: 8, local: 6 }, 0, 2)
    },
    expect: ['named-in-gbk.zip!/投标.csv → table: bids'],
  },
  {
    name: 'bids-zip.csv',
    content: () => zipOf({ 'bids.csv': BIDS }),
    expect: ['rejected: the content is ZIP'],
  },
  {
    name: 'laughs.xlsx',
    content: () => workbookOf({ bids: SHEET.replace('A', '&u;') }, { sheetHead: LAUGHS }),
    expect: ["rejected: the workbook's XML declares a DTD or entities"],
  },
  {
    name: 'xxe.xlsx',
    content: () => workbookOf({ bids: SHEET.replace('A', '&x;') }, { sheetHead: XXE }),
    expect: ["rejected: the workbook's XML declares a DTD or entities"],
  },
  {
    name: 'xxe-strings.xlsx',
    content: () => workbookOf({ bids: SHEET }, { strings: `${XXE}<sst><si><t>&x;</t></si></sst>` }),
    expect: ["rejected: the workbook's XML declares a DTD or entities"],
  },
  {
    name: 'unknown-entity.xlsx',
    content: () => workbookOf({ bids: SHEET.replace('A', '&nbsp;') }),
    expect: ['rejected: the workbook is damaged'],
  },
  {
    name: 'broken-half-way.xlsx',
    content: () => workbookOf({ bids: `${SHEET}${textRow(3, 'L2', 'B')}<row r="4"><c></row>` }),
    expect: ['the workbook is damaged'],
  },
  {
    name: 'bomb.xlsx',
    content: () => workbookOf({ bids: SHEET + textRow(3, 'a'.repeat(60 * MIB)) }),
    expect: ['rejected: unpacks to more than 100 times its size'],
  },
  {
    name: 'deep.xlsx',
    content: () => workbookOf({ bids: SHEET + Array.from({ length: 20_000 }, (_, i) => `<x${i}>`).join('') }),
    expect: ['the workbook is damaged'],
  },
  {
    name: 'repeats.xlsx',
    content: () =>
      workbookOf(
        {
          bids:
            SHEET +
            Array.from({ length: 30_000 }, (_, i) => `<row r="${i + 3}"><c t="s"><v>0</v></c></row>`).join(
              '',
            ),
        },
        { strings: `<sst><si><t>${Array.from({ length: 5000 }, (_, i) => i).join(' ')}</t></si></sst>` },
      ),
    expect: ['the sheet repeats long texts over and over'],
  },
  {
    name: 'far.xlsx',
    content: () =>
      workbookOf({
        bids: `${SHEET}<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row><row r="99999999999"><c r="ZZZZZ1" t="str"><v>y</v></c></row>`,
      }),
    expect: ['table: bids'],
  },
  {
    name: 'merged.xlsx',
    content: () =>
      workbookOf({
        bids: `${SHEET}</sheetData><mergeCells>${Array.from({ length: 20_000 }, (_, i) => `<mergeCell ref="A${i * 7919 + 1}:XFD1048576"/>`).join('')}</mergeCells><sheetData>`,
      }),
    expect: ['table: bids'],
  },
  {
    name: 'no-book.xlsx',
    content: () => zipOf({ 'a.txt': 'x' }),
    expect: ['rejected: the workbook is damaged: it holds no workbook'],
  },
  {
    name: 'password.xlsx',
    content: () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4000)]),
    expect: ['rejected: an old .xls workbook (or one with a password) cannot be read'],
  },
  {
    name: 'deep.json',
    content: () => '['.repeat(5_000_000),
    expect: ['rejected: the JSON is nested more than 64 deep'],
  },
  {
    name: 'deep-inside.json',
    content: () => `{"releases":[{"ocid":"a","tender":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}]}`,
    expect: ['rejected: the JSON is nested more than 64 deep'],
  },
  {
    name: 'large-record.json',
    content: () => `{"ocid":"a","x":"${'a'.repeat(9 * MIB)}"}`,
    expect: ['rejected: one JSON record is larger than'],
  },
  {
    name: 'cut.json',
    content: () => '{"releases":[{"ocid":"a"},{"oc',
    expect: ['rejected: is not valid JSON'],
  },
  { name: 'words.json', content: () => 'lorem ipsum', expect: ['rejected: is not valid JSON'] },
  { name: 'other.json', content: () => '{"hello":1}', expect: ['rejected: the JSON holds no OCDS data'] },
  {
    name: 'proto.json',
    content: () => '{"__proto__":{"ocid":"x"},"ocid":"a","constructor":{"prototype":{"polluted":1}}}',
    expect: ['table: lots'],
  },
  {
    name: 'many-bids.json',
    content: () => {
      const ids = Array.from({ length: 2000 }, (_, i) => ({ id: i }))
      const lots = ids.map(({ id }) => id)
      return JSON.stringify({
        ocid: 'a',
        tender: { lots: ids },
        bids: { details: [{ tenderers: ids, relatedLots: lots }] },
      })
    },
    expect: ['rejected: one OCDS process (a) becomes more than 200000 rows'],
  },
  {
    name: 'long-name.json',
    content: () => {
      const lots = Array.from({ length: 50_000 }, (_, id) => ({ id }))
      return JSON.stringify({ ocid: 'a', tender: { title: 'a'.repeat(4 * MIB), lots } })
    },
    expect: ['rejected: one OCDS process (a) becomes more than 200000 rows, or rows too long'],
  },
  {
    name: 'long-cell.json',
    content: () => JSON.stringify([{ ocid: 'a', tender: { title: 'a'.repeat(2 * MIB) } }]),
    expect: ['table: lots'],
  },
  {
    name: 'many-awards.json',
    content: () => {
      const parties = Array.from({ length: 30_000 }, (_, i) => ({ id: `p${i}` }))
      const details = parties.map((tenderer, id) => ({ id, tenderers: [tenderer] }))
      const awards = parties.map((supplier, id) => ({ id, suppliers: [supplier] }))
      return JSON.stringify({ ocid: 'a', parties, bids: { details }, awards, tender: { tenderers: parties } })
    },
    expect: ['table: lots', 'table: bids', 'table: bidders'],
  },
  {
    name: 'many-releases.json',
    content: () => {
      const details = Array.from({ length: 20_000 }, (_, id) => ({ id, tenderers: [{ id }] }))
      const more = Array.from({ length: 50_000 }, () => ({
        ocid: 'a',
        bids: { details: [{ id: 1, rank: 1 }] },
      }))
      return JSON.stringify({ releases: [{ ocid: 'a', bids: { details } }, ...more] })
    },
    expect: ['table: lots', 'table: bids'],
  },
  {
    name: 'no-text.json',
    content: () =>
      '[{"ocid":"a","date":{"toString":1},"parties":[{"id":"x","roles":[{"toString":1}]}]},{"ocid":"a","date":{"toString":1}}]',
    expect: ['table: lots'],
  },
  {
    name: 'wrong-types.json',
    content: () =>
      '{"ocid":["a"],"tender":"t","bids":{"details":{"length":1e9}},"parties":[null,1,[[]]],"awards":"x"}',
    expect: ['rejected: the JSON holds no OCDS data'],
  },
  {
    name: 'bids-one-cell.csv',
    content: () => Buffer.concat([Buffer.from(HEAD), Buffer.alloc(60 * MIB, 'a')]),
    expect: ['table: bids'],
  },
  {
    name: 'bids-one-quote.csv',
    content: () => Buffer.concat([Buffer.from(`${HEAD}L1,"`), Buffer.alloc(60 * MIB, 'a\n')]),
    expect: ['rows cannot be read: this does not look like a table'],
  },
  {
    name: 'bids-quotes.csv',
    content: () => `${HEAD}${'"'.repeat(20 * MIB)}`,
    expect: ['table: bids'],
  },
  {
    name: 'bids-nul.csv',
    content: () => Buffer.concat([Buffer.from(HEAD), Buffer.alloc(30 * MIB)]),
    expect: ['table: bids'],
  },
  {
    name: 'bids-commas.csv',
    content: () => `${HEAD}${','.repeat(30 * MIB)}\nL1,A\n`,
    expect: ['table: bids'],
  },
  {
    name: 'bids-proto.csv',
    content: () => `lot_id,bidder_id,__proto__,constructor\nL1,A,x,y\n`,
    expect: ['table: bids'],
  },
  {
    name: 'bids-columns.csv',
    content: () => `${Array.from({ length: 5000 }, (_, i) => `c${i}`).join()}\n`,
    expect: ['rejected: there are more than 4096 columns'],
  },
  { name: 'random.csv', content: () => noise(3 * MIB), expect: ['rejected: '] },
]

const noise = (length: number): Uint8Array => {
  const bytes = new Uint8Array(length)
  let state = 88675123
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    bytes[i] = state >>> 24
  }
  return bytes
}
