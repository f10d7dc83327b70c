// A room of src imports only from rooms to its left, types included, and no file reaches itself. Prints every
// import that goes another way and every circle; exits 1 when there is one.
import { circlesOf, importGraph } from './import-graph.mjs'

/** Rooms from left to right; those of one line stand side by side and know nothing of each other. */
const ORDER = [
  ['arrays'],
  ['domain'],
  ['stats', 'texts', 'pictures', 'version.ts'],
  ['config.ts', 'law', 'calendar', 'workflow', 'formats', 'threads'],
  ['normalise'],
  ['sources'],
  ['intake', 'market'],
  ['engines'],
  ['engines/embedded', 'engines/neo4j'],
  ['engines/in-step'],
  ['rules'],
  ['evidence', 'communities'],
  ['rings'],
  ['telling'],
  ['casebook'],
  ['accounts'],
  ['store.ts'],
  ['detection', 'handling', 'generate', 'evaluate', 'ocds-flags'],
  ['exports'],
  ['reports'],
  ['package'],
  ['access', 'audit', 'room'],
  ['releases'],
  ['service'],
  ['api'],
  ['cli'],
  ['web'],
]
/** What runs in a browser asks the service for all else. */
const WEB_MAY = new Set(['domain', 'texts', 'pictures'])
const rank = new Map(ORDER.flatMap((rooms, i) => rooms.map((room) => [room, i])))

/**
 * The room of a file below src: its folder, the engines each by themselves, a file at the top by its own
 * name.
 */
const roomOf = (path) => {
  const [first, second, third] = path.split('/')
  return first === 'engines' && third ? `${first}/${second}` : first
}

const complaints = []
const graph = importGraph('src')
for (const [file, targets] of graph) {
  const from = roomOf(file)
  if (!rank.has(from)) complaints.push(`src/${file}: "${from}" has no place in the order of rooms`)
  for (const target of targets) {
    const to = roomOf(target)
    if (to === from || !rank.has(to)) continue
    if (from === 'web' && !WEB_MAY.has(to))
      complaints.push(`src/${file} imports ${target}: the console asks for it over HTTP`)
    if (rank.get(to) > rank.get(from))
      complaints.push(`src/${file} imports ${target}: ${to} lies to the right of ${from}`)
    else if (rank.get(to) === rank.get(from))
      complaints.push(`src/${file} imports ${target}: ${to} and ${from} stand side by side`)
  }
}
for (const circle of circlesOf(graph)) complaints.push(`These files import each other: ${circle.join(', ')}`)

for (const complaint of complaints) console.log(complaint)
process.exit(complaints.length > 0 ? 1 : 0)
