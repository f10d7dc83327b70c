import { passwordTexts } from '../texts/accounts.js'
import type { Text } from '../texts/text.js'

const SHORTEST = 12
const LONGEST = 128
const CLASSES = 3
const SCORE = 3
const CLASS_OF = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/]
/** Words of the place and the product, which a guesser tries first. */
const LOCAL_WORDS = [
  'biaojian',
  'shengsi',
  'zhoushan',
  'zhejiang',
  'zhaobiao',
  'toubiao',
  'jiancha',
  '标鉴',
  '嵊泗',
]

/** Long enough that it stands in a password by no accident. */
const isTelling = (word: string): boolean => word.length >= 4 || /^\p{Script=Han}{2,}$/u.test(word)

let strength: Promise<(password: string, words: string[]) => number> | undefined

/** The lists of common passwords are loaded when the first password is judged. */
const load = async (): Promise<(password: string, words: string[]) => number> => {
  const [{ ZxcvbnFactory }, common] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  const judge = new ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs })
  return (password, words) => judge.check(password, words).score
}

/**
 * What is wrong with a new password; undefined when nothing is. Length and classes as GB/T 22239 is read in
 * offices; the guess of how long it would hold out (zxcvbn, 0 … 4) refuses what merely looks mixed.
 * @param words what the user is called, login, phone, office: no password is made of them
 */
export const passwordFault = async (
  password: string,
  words: readonly string[],
): Promise<Text | undefined> => {
  const length = [...password].length
  if (length < SHORTEST) return passwordTexts.short
  if (length > LONGEST) return passwordTexts.long
  if (CLASS_OF.filter((one) => one.test(password)).length < CLASSES) return passwordTexts.classes
  const judge = await (strength ??= load())
  const known = [...words, ...LOCAL_WORDS].filter((word) => word.length >= 2)
  const plain = password.toLowerCase()
  if (known.some((word) => isTelling(word) && plain.includes(word.toLowerCase()))) return passwordTexts.weak
  return judge(password, known) < SCORE ? passwordTexts.weak : undefined
}
