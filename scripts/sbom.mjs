// Writes sbom.cdx.json: the packages of an installation (npm ci --omit=dev) with their hashes and licences,
// in CycloneDX, as `npm sbom` makes it of the lock file alone. No time, no serial number: the same lock, the
// same bytes of the same npm.
//
//   --check   writes nothing and exits 1 when the file names other packages or hashes than the lock file
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const FILE = 'sbom.cdx.json'

/** Name, version and hash of every package that the lock file installs beside development. */
const locked = () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const found = Object.entries(packages).flatMap(([path, { version, integrity, dev }]) => {
    if (path === '' || dev) return []
    const [, name] = /^(?:.*\/)?node_modules\/(.+)$/.exec(path)
    return `${name}@${version} ${Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex')}`
  })
  return [...new Set(found)].sort()
}

const keyOf = ({ name, version, hashes: [{ content }] }) => `${name}@${version} ${content}`

/** `npm sbom --omit=dev` leaves out what development needs as well; here goes what is of it alone. */
const made = () => {
  const flags = ['--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application']
  const { status, stdout, stderr } = spawnSync('npm', ['sbom', ...flags], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`npm sbom failed: ${stderr}`)
  const { serialNumber, ...sbom } = JSON.parse(stdout)
  const { timestamp, tools, ...metadata } = sbom.metadata
  metadata.component.name = JSON.parse(readFileSync('package.json', 'utf8')).name
  const lock = new Set(locked())
  const components = sbom.components.filter((one) => lock.has(keyOf(one)))
  const kept = new Set([metadata.component, ...components].map((one) => one['bom-ref']))
  const dependencies = sbom.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((on) => kept.has(on)) }))
  return { ...sbom, metadata, components, dependencies }
}

if (!process.argv.includes('--check')) writeFileSync(FILE, `${JSON.stringify(made(), null, 1)}\n`)
else {
  const lock = locked()
  const sbom = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')).components.map(keyOf) : []
  const differ = [...lock.filter((one) => !sbom.includes(one)), ...sbom.filter((one) => !lock.includes(one))]
  if (differ.length > 0) {
    console.error(`${FILE} is not up to date: run \`npm run sbom\`\n${differ.join('\n')}`)
    process.exit(1)
  }
}
