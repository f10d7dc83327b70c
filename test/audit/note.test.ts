import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { leafHash } from '../../src/audit/merkle.js'
import {
  checkpointOf,
  checkpointText,
  isSignedBy,
  openNote,
  signNote,
  verifierOf,
  verifierWord,
} from '../../src/audit/note.js'

/** The example of the format's first implementation. */
const EXAMPLE = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`
const NEUMANN = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'

describe('a signed note', () => {
  it('of others is read and its signature checked', () => {
    const note = openNote(EXAMPLE)!
    expect(isSignedBy(note, verifierOf(NEUMANN)!)).toBe(true)
    expect(isSignedBy({ ...note, text: note.text.replace('think', 'thank') }, verifierOf(NEUMANN)!)).toBe(
      false,
    )
    expect(verifierWord(verifierOf(NEUMANN)!)).toBe(NEUMANN)
    expect(verifierOf(NEUMANN.replace('c74f20a3', 'c74f20a4'))).toBeUndefined()
  })

  it('of ours holds a checkpoint, which is read back', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const checkpoint = { origin: 'biaojian/x', size: 12, root: leafHash(Buffer.from('a')) }
    const note = openNote(signNote(checkpointText(checkpoint), { name: 'biaojian/x', key: privateKey }))!
    expect(checkpointOf(note.text)).toEqual(checkpoint)
    expect(isSignedBy(note, { name: 'biaojian/x', publicKey })).toBe(true)
    expect(isSignedBy(note, { name: 'biaojian/y', publicKey })).toBe(false)
    const other = generateKeyPairSync('ed25519').publicKey
    expect(isSignedBy(note, { name: 'biaojian/x', publicKey: other })).toBe(false)
  })

  it('that is none is refused', () => {
    for (const text of ['', 'a\n', 'a\n\nb\n', 'a\n\n— x !\n', EXAMPLE.trimEnd()])
      expect(openNote(text)).toBeUndefined()
    for (const text of ['biaojian/x\n1\n', 'biaojian/x\n01\nAAAA\n', 'biaojian/x\n-1\nAAAA\n'])
      expect(checkpointOf(text)).toBeUndefined()
  })
})
