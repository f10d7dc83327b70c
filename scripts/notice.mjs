// Writes NOTICE: what this project carries of others, under which terms. The packages are those of the lock
// file.
//
//   --check   writes nothing and exits 1 when NOTICE is not what would be written
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const FILE = 'NOTICE'

const CARDINAL = `  BSD 3-Clause License

  Copyright (c) 2022, Open Contracting Partnership
  All rights reserved.

  Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
  following conditions are met:

  * Redistributions of source code must retain the above copyright notice, this list of conditions and the following
    disclaimer.

  * Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the
    following disclaimer in the documentation and/or other materials provided with the distribution.

  * Neither the name of the copyright holder nor the names of its contributors may be used to endorse or promote
    products derived from this software without specific prior written permission.

  THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES,
  INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
  DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL,
  SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
  SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY,
  WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
  OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
`

const HEAD = `Biaojian 标鉴
Licensed under the Apache License, Version 2.0: see LICENSE.
The synthetic data in datasets/ are the project's own, under the same licence.

Carried in this repository or its builds

- Noto Sans SC, the font that pictures are drawn with (dist/fonts, copied at build time from the package
  @expo-google-fonts/noto-sans-sc). Copyright 2014-2021 Adobe (http://www.adobe.com/), with Reserved Font Name
  'Source'. SIL Open Font License, Version 1.1; its text is copied beside the font.
- The console (dist/web, built from src/web) holds React and React DOM (Meta Platforms, Inc. and affiliates), TanStack
  Query and Virtual (Tanner Linsley), openapi-fetch and openapi-react-query (Drew Powers and others) and
  csv-stringify (Adaltas) and qr (Paul Miller), all under the MIT License; D3's array, scale and what they need (Mike Bostock) under the
  ISC License; wouter (Alexey Taktarov) under the Unlicense.
- The definitions of the OCDS red flags in src/ocds-flags and docs/ocds-flags.md follow Cardinal
  (https://github.com/open-contracting/cardinal-rs); the code is written anew and compared with its program.
  Its notice is given below.
- Statutes of the People's Republic of China in src/law are official texts, to which its Copyright Law does not apply
  (article 5); their English is the project's own. Reports follow the layout of GB/T 9704-2012, whose text is not
  reproduced. The faces that the standard names are licensed by others and not carried.

${CARDINAL}
Packages that an installation brings along (npm ci --omit=dev), each under its own licence, which lies in its folder
of node_modules
`

const packages = () => {
  const { packages: all } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const byLicence = new Map()
  for (const [path, { version, license, dev }] of Object.entries(all)) {
    if (path === '' || dev) continue
    const name = `${path.replace(/^.*node_modules\//, '')}@${version}`
    const licence = license ?? 'none stated by the package'
    byLicence.set(licence, (byLicence.get(licence) ?? new Set()).add(name))
  }
  return [...byLicence].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Names in lines of at most 110 columns. */
const filled = (names) => {
  const lines = ['']
  for (const name of names) {
    const last = lines.at(-1)
    if (last === '') lines[lines.length - 1] = `  ${name}`
    else if (last.length + name.length + 2 <= 110) lines[lines.length - 1] += `, ${name}`
    else {
      lines[lines.length - 1] += ','
      lines.push(`  ${name}`)
    }
  }
  return lines.join('\n')
}

const text = `${HEAD}${packages()
  .map(([licence, names]) => `\n${licence} (${names.size})\n${filled([...names].sort())}\n`)
  .join('')}`

if (!process.argv.includes('--check')) writeFileSync(FILE, text)
else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== text) {
  console.error(`${FILE} is not up to date: run \`npm run notice\``)
  process.exit(1)
}
