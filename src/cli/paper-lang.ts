import type { Command } from 'commander'
import { type Lang, langOf } from '../texts/text.js'

/**
 * The language of a paper that goes to an office: Chinese unless --lang was given, wherever on the line: the
 * program takes the option before the command sees it.
 */
export const paperLang = (command: Command): Lang => {
  const { lang } = command.optsWithGlobals<{ lang?: string }>()
  return langOf(lang ?? 'zh')
}
