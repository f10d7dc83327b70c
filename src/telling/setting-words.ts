import { RULES, ruleIndex } from '../rules/index.js'
import { KIND_TEXTS } from '../texts/kinds.js'
import { RULE_SETTING_TEXTS, SETTING_TEXTS, settingsTexts } from '../texts/settings.js'
import { filled, type Text } from '../texts/text.js'

/**
 * A setting of a detection by its path (`rings.level.redStrength`, `rules.PRC-04.minBids`), in words; one
 * that has none, as of another version, by its path.
 */
export const settingText = (path: string): Text => {
  const [part, name = '', setting = ''] = path.split('.')
  const kinds: Readonly<Record<string, Text>> = KIND_TEXTS
  if (part === 'evidence' && name === 'caps' && kinds[setting])
    return filled(settingsTexts.cap, { kind: kinds[setting] })
  const rule = RULES[ruleIndex[name] ?? -1]
  const word = RULE_SETTING_TEXTS[setting]
  if (part === 'rules' && rule && word)
    return filled(settingsTexts.ofRule, { rule: name, name: rule.name, setting: word })
  return SETTING_TEXTS[path] ?? { zh: path, en: path }
}
