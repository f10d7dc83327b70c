/**
 * Commands that write, each as it is run on a disk that fills up. `own` are the arguments without
 * `--store`; `from` the store it begins with; `bare` takes none; `between` what the store may hold half way.
 * @param given `{ ring, folder, more, numbers, alerts, out }`: a ring's id, and paths
 */
export const writers = ({ ring, folder, more, numbers, alerts, out }) => ({
  import: { own: ['import', folder] },
  'import more': { own: ['import', more], from: 'imported' },
  'import --replace': { own: ['import', folder, '--replace'], from: 'imported' },
  'import --undo': { own: ['import', '--undo', '1', '--yes'], from: 'imported' },
  detect: { own: ['detect', '--workers', '1'], from: 'imported' },
  export: { own: ['export', '--format', 'json', '--out', out], from: 'detected' },
  'export xlsx': { own: ['export', ring, '--format', 'xlsx', '--out', out], from: 'detected' },
  report: { own: ['report', '--period', '2025', '--format', 'docx', '--out', out], from: 'detected' },
  letter: { own: ['letter', 'police-suggestion', '--ring', ring, '--out', out], from: 'detected' },
  package: { own: ['package', ring, '--out', out, '--root', folder], from: 'detected' },
  'graph export': { own: ['graph', 'export', '--for', 'neo4j-admin', out], from: 'detected' },
  'schedule add': { own: ['schedule', 'add', '--cron', '0 9 1 * *'], from: 'detected' },
  'keys create': { own: ['keys', 'create', '王', '--role', 'police'], from: 'detected' },
  'leads import': { own: ['leads', 'import', alerts], from: 'detected' },
  'leads intake': { own: ['leads', 'intake'], from: 'detected' },
  'numbers import': { own: ['numbers', 'import', numbers], from: 'detected' },
  'key-projects put': {
    own: ['key-projects', 'put', 'P1', '--programme', '千项万亿', '--from', '2026-01-01'],
    from: 'detected',
  },
  'tags put': { own: ['tags', 'put', 'LOT00000001', 'N1', '--basis', '抽查'], from: 'detected' },
  'packs make': { own: ['packs', 'make', 'summary', '2026-H1'], from: 'detected' },
  'items workbook': { own: ['items', 'workbook', '--out', out], from: 'detected' },
  'audit checkpoint': { own: ['audit', 'checkpoint', '--out', out], from: 'detected' },
  'offices seed': { own: ['offices', 'seed'], from: 'detected' },
  'users init': { own: ['users', 'init'], from: 'detected' },
  template: { own: ['template', '--out', out], bare: true },
  generate: {
    own: ['generate', '--seed', '1', '--bidders', '60', '--lots', '40', '--out', out],
    bare: true,
  },
  'store --clear': { own: ['store', '--clear', '--yes'], from: 'detected', between: / 0 0$/ },
})

/** Commands that write through the same code as one of those above, or after several people logged in. */
export const LIKE = {
  'leads release': 'leads intake',
  'leads act': 'leads import',
  'items make': 'leads import',
  'items act': 'leads import',
  'items attach': 'leads import',
  'items document': 'letter',
  sheet: 'letter',
  'packs file': 'letter',
  'schedule remove': 'schedule add',
  'schedule run': 'report',
  'keys revoke': 'keys create',
  'users create': 'users init',
  'users grant': 'users init',
  'users revoke': 'users init',
  'users certificate': 'users init',
  'users lock': 'users init',
  'users unlock': 'users init',
  'users disable': 'users init',
  'users activate': 'users init',
  'release draft': 'package',
  'release act': 'leads import',
  'release look': 'letter',
  'release take': 'letter',
  'audit witness': 'audit checkpoint',
  'audit prune': 'audit checkpoint',
  'graph adopt': 'graph export',
  'graph push': 'graph export',
  'graph join': 'graph export',
  start: 'detect',
  serve: 'detect',
}

/** Commands that only read. */
export const READERS = [
  ...['check', 'quality', 'quarantine', 'rings', 'facts', 'pairs', 'explain', 'verify', 'path', 'bidder'],
  ...['letters', 'schedule list', 'calendar show', 'calendar add', 'inbox', 'leads list', 'leads show'],
  ...['leads events', 'leads similar', 'leads stock', 'numbers list', 'numbers show', 'key-projects list'],
  ...['tags sets', 'tags list', 'packs list', 'items list', 'items show', 'items events', 'indicators'],
  ...['board', 'clocks overdue', 'routes list', 'routes try', 'terms list', 'screens', 'rules', 'keys list'],
  ...['audit verify', 'audit who', 'audit search', 'audit prove', 'audit check-proof', 'audit export'],
  ...['audit clear', 'audit bundle', 'release list', 'release show', 'access matrix', 'access preview'],
  ...['access explain', 'offices list', 'users list', 'evaluate', 'doctor', 'completion'],
]
