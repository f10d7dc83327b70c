import { LEVELS } from '../../../domain/grade.js'
import { LEVEL_MARKS, LEVEL_TEXTS } from '../../../texts/rings.js'
import type { Text } from '../../../texts/text.js'
import { api, type Schemas } from '../../api/client.js'
import { useMe } from '../../page/me.js'

export type ColourPolicy = Schemas['ColourPolicyInForce']['policy']

/** A colour that leads may have. */
interface OwnColour {
  code: string
  text: Text
  mark: string
}

const USUAL: readonly OwnColour[] = LEVELS.map((code) => ({
  code,
  text: LEVEL_TEXTS[code],
  mark: LEVEL_MARKS[code],
}))

/** The sign of a colour: that of a level where it is one, else as the policy has it. */
export const markOf = ({ code, mark }: { code: string; mark: string }): string =>
  (LEVEL_MARKS as Readonly<Record<string, string>>)[code] ?? mark

/** Colours of the office's own policy, gravest first; the usual three for whoever does not see it. */
export const useColours = (): readonly OwnColour[] => {
  const { rights } = useMe()
  const enabled = rights.includes('settings')
  const { data } = api.useQuery('get', '/api/v1/colours/policy', {}, { enabled })
  return data ? [...data.policy.colours].sort((a, b) => b.rank - a.rank) : USUAL
}

/** Words of colours, by their codes. */
export const useColourWords = (): Readonly<Record<string, Text>> =>
  Object.fromEntries(useColours().map(({ code, text }) => [code, text]))
