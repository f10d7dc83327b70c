import { expect, it } from 'vitest'
import { passwordFault } from '../../src/accounts/password-rules.js'
import { passwordTexts } from '../../src/texts/accounts.js'

const WORDS = ['wangjianguo', '王建国', '县住建局', '13957200001']

it('a password is refused for its length, its classes, and what can be guessed', async () => {
  expect(await passwordFault('Vq7#lantern', WORDS)).toBe(passwordTexts.short)
  expect(await passwordFault('lanternmossriver', WORDS)).toBe(passwordTexts.classes)
  expect(await passwordFault(`Aa1#${'x'.repeat(125)}`, WORDS)).toBe(passwordTexts.long)
  for (const weak of [
    'Zjj@12345678',
    'Shengsi@2025',
    'Wangjianguo@1',
    'Qwertyuiop12',
    'Password@2026',
    '王建国@Aa123456',
  ])
    expect([weak, await passwordFault(weak, WORDS)]).toEqual([weak, passwordTexts.weak])
  expect(await passwordFault('Vq7#lantern-Moss', WORDS)).toBeUndefined()
})
