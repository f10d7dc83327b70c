/**
 * From which estimate a works contract and what belongs to it must be tendered, on the days `validFrom` …
 * `validTo`.
 */
export interface MustTender {
  /** 必须招标的工程项目规定 and its predecessor */
  zh: string
  en: string
  /** fen, by word of `lots.category` */
  fromFen: Readonly<Record<'works' | 'goods' | 'services', number>>
  validFrom: string
  validTo: string | null
  mark: 'V' | 'M'
}

/**
 * Projects of state funds or public interest; parts of one project that can be bought together count
 * together.
 */
export const MUST_TENDER: readonly MustTender[] = [
  {
    zh: '工程建设项目招标范围和规模标准规定（原国家计委令第3号）',
    en: 'scope and size of works that must be tendered (former Planning Commission, Order 3)',
    fromFen: { works: 200_000_000, goods: 100_000_000, services: 50_000_000 },
    validFrom: '2000-05-01',
    validTo: '2018-05-31',
    mark: 'M',
  },
  {
    zh: '必须招标的工程项目规定（国家发展改革委令第16号）',
    en: 'works that must be tendered (Development and Reform Commission, Order 16)',
    fromFen: { works: 400_000_000, goods: 200_000_000, services: 100_000_000 },
    validFrom: '2018-06-01',
    validTo: null,
    mark: 'V',
  },
]
