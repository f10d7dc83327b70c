/** What kinds of markets there are. Shares and rates are ranges: each market draws its own from its seed. */

const DESK_RINGS = { bossShells: 3, broker: 2, kitchen: 2, errand: 2, careful: 1, slip: 1, leaving: 1 }
const PLAN_RINGS = { rotation: 2, steps: 2, average: 2, territory: 1, favourite: 2, partial: 2, withdraw: 1 }
const ALL_RINGS = { ...DESK_RINGS, ...PLAN_RINGS, hidden: 1 }

const SERVICE = {
  prepShop: 4,
  bookkeeper: 3,
  landlord: 3,
  resoldMachine: 2,
  template: 3,
  depositSupplier: 2,
  guarantor: 2,
  centreDesk: 2,
  clonedPc: 1,
  counter: 1,
}
const PEOPLE = {
  sameName: 3,
  exEmployee: 3,
  spouses: 3,
  declaredGroup: 3,
  stateInvestor: 2,
  certificateMoves: 1,
  sharedSupervisor: 1,
}
const HABIT = { specialists: 3, consortium: 3, priceGuide: 2, loser: 2, champion: 2, follower: 2 }
const ALL_DECOYS = { ...SERVICE, ...PEOPLE, ...HABIT }

const ALL_COLUMNS = {
  machine: 1,
  authoring: 1,
  file: 1,
  net: 1,
  account: 1,
  lock: 1,
  money: 1,
  people: 1,
  time: 1,
}
const USUAL_COLUMNS = {
  machine: 0.75,
  authoring: 0.5,
  file: 0.75,
  net: 0.95,
  account: 0.7,
  lock: 0.75,
  money: 0.8,
  people: 0.85,
  time: 0.9,
}
const ALL_TABLES = ['bidders', 'roles', 'ownership', 'groups', 'allowlist']
const USUAL_LEVELS = { strong: 2, medium: 3, faint: 2, silent: 1 }
const USUAL_EVALUATION = { 'lowest-price': 4, 'average-price': 3, comprehensive: 3, 'award-separation': 1 }

const base = {
  /** `all` trades apart, or so few that everybody meets everybody. */
  trades: 'all',
  rings: ALL_RINGS,
  ringShare: [0.01, 0.15],
  levels: USUAL_LEVELS,
  decoys: ALL_DECOYS,
  /** Share of the firms in innocent stories: none with `none`, else log-uniform. */
  cover: { none: 0.12, range: [0.02, 0.5] },
  columns: USUAL_COLUMNS,
  tables: ALL_TABLES,
  evaluation: USUAL_EVALUATION,
  ordinaryPrices: false,
  activitySpread: 0.8,
  /** Bidders on a lot, against the usual. */
  crowd: 1,
}

export const PROFILES = {
  /** A city: many trades, districts and platforms' columns; every mechanism. */
  city: base,
  /** A county: few trades, one place; the active firms all meet each other. */
  county: { ...base, trades: 'few', activitySpread: 1.1 },
  /** Service providers stand behind half of the firms; rings are few and faint. */
  shops: {
    ...base,
    ringShare: [0.025, 0.035],
    levels: { faint: 1 },
    decoys: {
      ...SERVICE,
      prepShop: 9,
      bookkeeper: 4,
      landlord: 4,
      spouses: 1,
      declaredGroup: 1,
      specialists: 1,
    },
    cover: { none: 0, range: [0.45, 0.65] },
    columns: ALL_COLUMNS,
  },
  /** Rings leave identifiers; their prices are anybody's prices. */
  values: {
    ...base,
    rings: { ...DESK_RINGS, rotation: 1, partial: 1 },
    levels: { strong: 2, medium: 3, faint: 1 },
    columns: ALL_COLUMNS,
    ordinaryPrices: true,
  },
  /** Nothing but who bid, at what price, and who won. */
  silent: {
    ...base,
    rings: { ...PLAN_RINGS, leaving: 1 },
    levels: { silent: 1 },
    decoys: HABIT,
    cover: { none: 0.15, range: [0.02, 0.25] },
    columns: {},
    tables: [],
  },
  /** No ring at all. */
  innocent: {
    ...base,
    rings: {},
    ringShare: [0, 0],
    cover: { none: 0, range: [0.25, 0.65] },
    columns: ALL_COLUMNS,
  },
  /** Registers of firms and persons, and behaviour; no upload is recorded. */
  registry: {
    ...base,
    rings: { hidden: 4, bossShells: 2, rotation: 1, territory: 1, partial: 1, favourite: 1, steps: 1 },
    decoys: { ...PEOPLE, ...HABIT, bookkeeper: 2 },
    columns: { people: 1 },
  },
  /** Works under average-bid rules, where lowering or raising the average wins. */
  average: {
    ...base,
    rings: { average: 5, broker: 3, bossShells: 2, partial: 1, leaving: 1, errand: 1 },
    evaluation: { 'average-price': 1 },
    crowd: 0.8,
  },
}

export const KINDS = Object.keys(PROFILES)
