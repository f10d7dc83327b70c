import { kindOf } from '../domain/value-kind.js'
import { exportTexts as texts } from '../texts/exports.js'
import { KIND_TEXTS } from '../texts/kinds.js'
import { say } from '../texts/text.js'
import { entity, type FtmEntity, ftmId } from './ftm-entity.js'
import type { ExportNode } from './graph.js'
import type { ExportModel } from './model.js'

/** A shared value in clear where the format has such a thing; a Note where it has none, or it is masked. */
export const valueEntity = (node: ExportNode, model: ExportModel): FtmEntity => {
  const { id, label } = node
  const text = `${say(KIND_TEXTS[node.kind!]!, model.head.lang)} ${label}`
  switch (homeOf(node)) {
    case 'numbered-person':
      return entity(id, 'Person', { name: [text], idNumber: [label] })
    case 'named-person':
      return entity(id, 'Person', { name: [label] })
    case 'address':
      return entity(id, 'Address', {
        full: [label],
        ...(model.currency === 'CNY' && { country: ['cn'] }),
      })
    case 'bank-account':
      return entity(id, 'BankAccount', { name: [text], accountNumber: [label] })
    case 'user-account':
      return entity(id, 'UserAccount', { name: [text], username: [label], service: [kindText(node, model)] })
    default:
      return entity(id, 'Note', {
        name: [text],
        description: [
          say(node.masked ? texts.maskedNote : texts.valueNote, model.head.lang, { value: text }),
        ],
      })
  }
}

const kindText = ({ kind }: ExportNode, { head }: ExportModel): string => say(KIND_TEXTS[kind!]!, head.lang)

/** What the value is in the format; undefined for what is masked. */
const homeOf = ({ kind, masked }: ExportNode) => (masked || !kind ? undefined : kindOf(kind).entity)

/** The property of a company that a value is, with its text: an address, an e-mail, a number by E.164. */
export const reachOf = (node: ExportNode): { property: string; text: string } | undefined => {
  switch (homeOf(node)) {
    case 'address':
      return { property: 'addressEntity', text: ftmId(node.id) }
    case 'email':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(node.label)
        ? { property: 'email', text: node.label }
        : undefined
    case 'phone': {
      const number = internationalNumber(node.label)
      return number === undefined ? undefined : { property: 'phone', text: number }
    }
    default:
      return undefined
  }
}

/** A canonical number with its country: a mobile's 11 digits, `0580-5081234`, `+81298211234`. */
const internationalNumber = (text: string): string | undefined => {
  if (/^1[3-9]\d{9}$/.test(text)) return `+86${text}`
  if (/^0\d{2,3}-\d{7,8}$/.test(text)) return `+86${text.slice(1).replace('-', '')}`
  return /^\+\d{8,15}$/.test(text) ? text : undefined
}
