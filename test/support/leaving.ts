interface LeavingBy {
  query?: string
  body?: object
  /** of the command line, which have it through the same gate */
  commands?: string[]
}

/** What takes a release. */
export const LEAVING: Record<string, LeavingBy> = {
  'GET /rings/export': { query: '?format=csv', commands: ['export'] },
  'GET /rings/{id}/export': { query: '?format=json' },
  'POST /rings/{id}/package': { body: {}, commands: ['package'] },
  'GET /reports/{id}/file': { commands: ['report'] },
  'POST /letters': {
    body: { type: 'police-notice', ring: 'R-000001', lang: 'zh' },
    commands: ['letter'],
  },
  'GET /exchange/{id}/file': { commands: ['exchange export', 'exchange file'] },
  'GET /packs/{id}/file': { commands: ['packs file'] },
  'GET /leads/{id}/sheet.docx': { commands: ['sheet'] },
  'GET /items.xlsx': { query: '?kind=LD', commands: ['items workbook'] },
  'GET /items/{id}/document.docx': { commands: ['items document'] },
  'GET /items/{id}/attachments/{attachment}': {},
}
/** A draft of it is had with a reason alone. */
export const OWN_LIST = 'GET /items.xlsx'
/** It is there for the office whose item it is. */
export const OWN_PAPER = 'GET /items/{id}/document.docx'

/**
 * What does not leave by it: an empty form, rows on their way back, looks, the release itself, a draw to be
 * made again.
 */
export const STAYING = [
  'GET /template.xlsx',
  'GET /quarantine/export',
  'GET /letters/{type}/preview',
  'GET /reports/{id}/preview',
  'GET /releases/{id}/content',
  'POST /releases/{id}/file',
  'GET /spot-checks/{id}/file',
]

/** Commands that write files in a seat without one: of the same. */
export const STAYING_COMMANDS = ['spot-check file', 'release look', 'release take']
