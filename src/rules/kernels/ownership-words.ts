import { t } from '../../texts/text.js'
import type { Words } from '../words.js'
import type { Ownership } from './ownership.js'

const STEP = t('{owner}持有{owned}{share}的股权', '{owner} holds {share} of {owned}')
const UNKNOWN = t('{owner}持有{owned}的股权（比例不详）', '{owner} holds an unknown share of {owned}')

/** Every holding of the path by name and share. */
export const pathText = (path: Ownership['path'], words: Words): string =>
  words.list(
    path.map(({ owner, owned, share }) =>
      words.text(share === null ? UNKNOWN : STEP, {
        owner: words.name(owner),
        owned: words.name(owned),
        share: share === null ? '' : words.percent(share),
      }),
    ),
  )
