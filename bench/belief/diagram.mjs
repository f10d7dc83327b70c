const SIDE = 320
const LEFT = 56
const TOP = 24
const COLOURS = ['#1f5fbf', '#b3541e']

const at = (x) => Math.round(LEFT + SIDE * x)
const up = (y) => Math.round(TOP + SIDE * (1 - y))

/**
 * A reliability diagram as SVG: mean chance of each tenth against the share of rings in it; the area of a
 * point grows with its groups. series: { name, tenths }, as `reliability` gives them.
 */
export const reliabilityDiagram = (series) => {
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1]
  const grid = ticks.flatMap((t) => [
    `<path d="M${at(t)} ${up(0)}V${up(1)}M${at(0)} ${up(t)}H${at(1)}" stroke="#ddd"/>`,
    `<text x="${at(t)}" y="${up(0) + 18}" text-anchor="middle">${t}</text>`,
    `<text x="${at(0) - 8}" y="${up(t) + 4}" text-anchor="end">${t}</text>`,
  ])
  const drawn = series.flatMap(({ name, tenths }, s) => [
    ...tenths.flatMap(({ n, chance, rings }) =>
      n === 0
        ? []
        : `<circle cx="${at(chance / n)}" cy="${up(rings / n)}" r="${radius(n)}" fill="${COLOURS[s]}" fill-opacity="0.55" stroke="${COLOURS[s]}"><title>${name}: ${n} groups, mean ${(chance / n).toFixed(2)}, rings ${(rings / n).toFixed(2)}</title></circle>`,
    ),
    `<circle cx="${at(0.06)}" cy="${up(0.93 - 0.07 * s)}" r="6" fill="${COLOURS[s]}"/>`,
    `<text x="${at(0.1)}" y="${up(0.93 - 0.07 * s) + 4}">${name}</text>`,
  ])
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LEFT + SIDE + 24} ${TOP + SIDE + 52}" font-family="sans-serif" font-size="12" fill="#222">
<rect width="100%" height="100%" fill="#fff"/>
${grid.join('\n')}
<path d="M${at(0)} ${up(0.1)}L${at(0.9)} ${up(1)}M${at(0.1)} ${up(0)}L${at(1)} ${up(0.9)}" stroke="#999" stroke-dasharray="4 4"/>
<path d="M${at(0)} ${up(0)}L${at(1)} ${up(1)}" stroke="#666"/>
${drawn.join('\n')}
<text x="${at(0.5)}" y="${up(0) + 42}" text-anchor="middle">p, mean of a tenth</text>
<text transform="translate(16 ${up(0.5)}) rotate(-90)" text-anchor="middle">share of rings</text>
</svg>
`
}

const radius = (n) => Math.round(10 * (3 + 1.5 * Math.log10(n + 1))) / 10
