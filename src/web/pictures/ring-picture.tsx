import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { type Box, WIDTH } from '../../pictures/boxes.js'
import { FAMILY_COLORS } from '../../pictures/colors.js'
import { layoutOf } from '../../pictures/ring-layout.js'
import { ringTexts as texts } from '../../texts/console-rings.js'
import { listText } from '../../texts/text.js'
import { widthOf } from '../../texts/width.js'
import { useLanguage } from '../page/language.js'
import type { Account, Fact } from '../pages/ring/ring-part.js'
import { Figure } from '../parts/figure.js'
import { bitsText } from '../parts/format.js'

/** Boxes that say more than this in one line are cut in the picture; the table has all. */
const TITLE = 15
const WORDS = 13

interface Joined {
  name: string
  says: string
  members: string
  rules: string
  bits: number
}

/** The members, and beside them what they share, in one order and place every time. */
export const RingPicture = ({ account }: { account: Account }) => {
  const { t, lang } = useLanguage()
  const layout = useMemo(() => {
    const values = account.facts.map(({ valueName }) => valueName)
    return layoutOf({ ring: { ...account, evidence: account.facts }, values }, 8)
  }, [account])
  const names = account.members.map(({ name, bidderId }) => name || bidderId)
  const joined: Joined[] = layout.common.map(({ common }) => ({
    name: titleOf(common.items),
    says: common.items[0]!.sentences.join(' '),
    members: listText(
      common.members.map((place) => names[place]!),
      lang,
    ),
    rules: [...new Set(common.items.map(({ rule }) => rule))].join(' '),
    bits: Math.max(...common.items.map(({ bits }) => bits)),
  }))
  const values = layout.common.filter(({ common }) => common.value !== null).length
  return (
    <Figure
      name="picture"
      title={t(texts.pictureTitle)}
      summary={t(texts.pictureSummary, {
        members: names.length,
        values,
        patterns: layout.common.length - values,
        best: account.facts[0] ? titleOf([account.facts[0]]) : '–',
      })}
      rows={joined}
      keyOf={({ name, rules, members }) => `${name} ${rules} ${members}`}
      columns={[
        {
          key: 'name',
          head: t(texts.common),
          rowHead: true,
          value: ({ name }) => name,
          cell: ({ name }) => name,
        },
        {
          key: 'members',
          head: t(texts.joins),
          value: ({ members }) => members,
          cell: ({ members }) => members,
        },
        { key: 'rules', head: t(texts.facts), value: ({ rules }) => rules, cell: ({ rules }) => rules },
        { key: 'says', head: t(texts.fact), value: ({ says }) => says, cell: ({ says }) => says },
        {
          key: 'bits',
          head: t(texts.bits),
          numeric: true,
          value: ({ bits }) => bits,
          cell: ({ bits }) => bitsText(bits),
        },
      ]}
      picture={<Drawing layout={layout} joined={joined} />}
    />
  )
}

/** The value, or of a pattern the name of its rule. */
const titleOf = ([first]: readonly Fact[]): string =>
  first!.value === null ? first!.name : `${first!.kindName ?? ''} ${first!.value}`.trim()

type Drawn = ReturnType<typeof layoutOf<Account['members'][number], Fact>>

const Drawing = ({ layout, joined }: { layout: Drawn; joined: readonly Joined[] }) => {
  const { t } = useLanguage()
  const [, go] = useLocation()
  return (
    <svg viewBox={`0 0 ${WIDTH} ${layout.height + 16}`} role="group" aria-label={t(texts.pictureTitle)}>
      {layout.common.flatMap(({ common, box, side }, i) =>
        common.members.map((place) => (
          <path
            key={`${i} ${place}`}
            d={lineBetween(box, layout.members[place]!.box, side)}
            fill="none"
            stroke={FAMILY_COLORS[common.family]}
            strokeWidth={Math.min(4, 1 + joined[i]!.bits / 10)}
            strokeOpacity="0.55"
          />
        )),
      )}
      {layout.members.map(({ member, box }) => (
        <g
          key={member.bidderId}
          className="go"
          onClick={() => go(`/bidders/${encodeURIComponent(member.bidderId)}`)}
        >
          <title>{`${member.name} ${member.bidderId}`}</title>
          <rect {...box} rx="8" fill="#eef3fa" stroke="#12355b" strokeWidth="1.5" />
          <Line box={box} y={26} size={TITLE} bold text={member.name || member.bidderId} />
          <Line box={box} y={48} size={WORDS} text={`${member.roleName} · ${member.wins}/${member.bids}`} />
        </g>
      ))}
      {layout.common.map(({ common, box }, i) => (
        <g
          key={joined[i]!.name + joined[i]!.rules + joined[i]!.members}
          role="img"
          aria-label={`${joined[i]!.name}: ${joined[i]!.members}`}
        >
          <title>{joined[i]!.says}</title>
          <rect {...box} rx="4" fill="#ffffff" stroke={FAMILY_COLORS[common.family]} strokeWidth="1.5" />
          <rect x={box.x} y={box.y} width="6" height={box.height} fill={FAMILY_COLORS[common.family]} />
          <Line box={box} y={21} size={14} bold text={joined[i]!.name} inset={16} />
          <Line
            box={box}
            y={40}
            size={12}
            inset={16}
            text={[
              common.items[0]!.gradeName,
              joined[i]!.rules,
              t(texts.bitsOf, { bits: bitsText(joined[i]!.bits) }),
              common.items[0]!.familyName,
            ].join(' · ')}
          />
        </g>
      ))}
      {layout.associates.map(({ name, box }) => (
        <g key={name}>
          <rect {...box} rx="8" fill="#ffffff" stroke="#76808f" strokeDasharray="5 4" />
          <Line box={box} y={22} size={WORDS} text={name} />
        </g>
      ))}
    </svg>
  )
}

const lineBetween = (from: Box, to: Box, side: 'left' | 'right'): string => {
  const x = side === 'left' ? from.x + from.width : from.x
  const end = side === 'left' ? to.x : to.x + to.width
  const [y, endY] = [from.y + from.height / 2, to.y + to.height / 2]
  const bend = (x + end) / 2
  return `M${x} ${y}C${bend} ${y} ${bend} ${endY} ${end} ${endY}`
}

const Line = ({
  box,
  y,
  size,
  text,
  bold = false,
  inset = 12,
}: {
  box: Box
  y: number
  size: number
  text: string
  bold?: boolean
  inset?: number
}) => (
  <text x={box.x + inset} y={box.y + y} fontSize={size} fontWeight={bold ? 600 : 400} fill="#1a202c">
    {fitted(text, size, box.width - inset - 10)}
  </text>
)

/** The text cut to so many pixels: a CJK character is as wide as the size, another some 0.6 of it. */
const fitted = (text: string, size: number, width: number): string => {
  const room = (width / size) * 1.68
  if (widthOf(text) <= room) return text
  let kept = ''
  for (const character of text) {
    if (widthOf(kept + character) > room - 1.5) break
    kept += character
  }
  return `${kept}…`
}
