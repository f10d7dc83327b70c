import { generateSecret, generateURI, verifySync } from 'otplib'

/** Codes of a second factor (RFC 6238): 20 bytes, SHA-1, 30 s, 6 digits, one step either way. */
export const newSecret = (): string => generateSecret({ length: 20 })

/** What an authenticator reads from a picture. */
export const secretUri = (secret: string, login: string): string =>
  generateURI({ issuer: 'Biaojian 标鉴', label: login, secret })

const STEP_S = 30

/** Number of the time step whose code it is; undefined for none about now. */
export const stepOf = (secret: string, code: string, now: Date): number | undefined => {
  if (!/^[0-9]{6}$/.test(code)) return undefined
  const epoch = Math.floor(now.getTime() / 1000)
  const result = verifySync({ secret, token: code, epoch, epochTolerance: STEP_S, period: STEP_S })
  return result.valid ? Math.floor(epoch / STEP_S) + result.delta : undefined
}
