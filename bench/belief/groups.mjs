import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import { digestOf, preparedMarket } from './prepare.mjs'
import * as product from './product.mjs'

const compiled = (folder) => fileURLToPath(new URL(`../../dist/${folder}`, import.meta.url))
/** What decides on groups and on the evidence between their members. */
const DETECTOR = ['evidence', 'rules', 'communities', 'market/screens', ...ringFiles()].map(compiled)

function ringFiles() {
  return readdirSync(compiled('rings'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => `rings/${name}`)
}

/**
 * Groups of a market with level, features and truth; what detection found is kept in `cache` for the detector
 * as it is compiled.
 */
export const groupsOf = async (spec, cache, detector = digestOf(DETECTOR, {})) => {
  const features = join(
    cache,
    'groups',
    `${spec.name}-${spec.digest}-${detector}-${digestOf([compiled('rings/belief')], {})}.json`,
  )
  if (existsSync(features)) return JSON.parse(readFileSync(features, 'utf8'))
  const { market, truth } = await preparedMarket(spec, cache)
  const file = join(cache, 'detected', `${spec.name}-${spec.digest}-${detector}.v8`)
  const detected = existsSync(file) ? deserialize(readFileSync(file)) : detect(market)
  const found = withFeatures(market, product.parseTruth(truth), detected)
  for (const folder of ['groups', 'detected']) mkdirSync(join(cache, folder), { recursive: true })
  if (!existsSync(file)) writeFileSync(file, serialize(detected))
  writeFileSync(features, JSON.stringify(found))
  return found
}

/** Every group that detection weighs, with the evidence in it, in process. */
const detect = (market) => {
  const begun = performance.now()
  const settings = product.parseDetectSettings({ rings: { belief: { enabled: false } } })
  const findings = product.evaluateRules(market, settings)
  const options = {
    method: 'leiden',
    gamma: product.defaultGamma(market.bidders.count),
    seed: 1,
    settings: settings.rings,
    rules: settings.rules,
  }
  const grouped = product.groupedBy(market, findings, options)
  const { weighed, bench } = product.rankRings(market, findings, grouped, options)
  const groups = weighed.map(({ draft, level, byMeeting }) => {
    const { items } = product.weighRing(draft, bench)
    return {
      level,
      byMeeting: byMeeting === true,
      members: draft.members,
      items: items.map((item) => ({ ...item, lots: Array.from(item.lots) })),
    }
  })
  return { groups, detectMs: Math.round(performance.now() - begun) }
}

/** The groups with their features, and the truth beside each. */
const withFeatures = (market, truth, { groups, detectMs }) => {
  const begun = performance.now()
  const context = product.beliefMarket(market)
  const id = (bidder) => product.stringAt(market.bidders.id, bidder).normalize('NFKC').trim().toUpperCase()
  const judged = groups.map(({ level, byMeeting, members, items }) => {
    const view = product.viewOf(context, members, items)
    return {
      level,
      byMeeting,
      places: Array.from(members),
      shown: view.shown,
      joined: product.isJoined(items, members.length),
      byBehaviour: product.isByBehaviour(items),
      ...truthOf(members.map(id).sort(), truth),
      x: [...product.featuresOf(context, view)].map((y) => Math.round(y * 1e4) / 1e4),
    }
  })
  return {
    rings: truth.rings.map(({ id: ring, note, members }) => ({ id: ring, note, size: members.length })),
    bidders: market.bidders.count,
    groups: judged,
    detectMs,
    featureMs: Math.round(performance.now() - begun),
  }
}

/** `true`: more than half of the members are of one ring. */
const truthOf = (members, truth) => {
  const of = truth.rings.map((ring) => ({
    id: ring.id,
    common: product.overlap(ring.members, members),
    jaccard: product.jaccard(ring.members, members),
  }))
  const best = of.reduce((x, y) => (y.common > (x?.common ?? 0) ? y : x), undefined)
  const isMember = new Set(truth.rings.flatMap((ring) => ring.members))
  return {
    members,
    true: best !== undefined && 2 * best.common > members.length,
    ring: best?.id ?? null,
    jaccard: Math.max(0, ...of.map(({ jaccard }) => jaccard)),
    innocent: members.filter((member) => !isMember.has(member)),
    decoys: [
      ...new Set(truth.decoys.filter((d) => product.overlap(d.members, members) > 1).map((d) => d.note)),
    ],
  }
}
