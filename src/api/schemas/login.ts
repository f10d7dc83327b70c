import { z } from 'zod'
import { SeatOfUser } from './me.js'

const Name = z.string().min(1).max(64)
const Password = z.string().min(1).max(512)
const Code = z.string().min(1).max(64)
const TicketText = z.string().min(1).max(128)

export const Credentials = z.strictObject({ login: Name, password: Password })
export const TicketAndCode = z.strictObject({
  ticket: TicketText,
  code: Code.meta({ description: 'Six digits of the second factor, or a recovery code' }),
})
export const FirstUse = z.strictObject({
  login: Name,
  oneTimeCode: Code,
  password: Password.meta({ description: 'The new one: at least 12 characters of three classes' }),
})

export const ProofCode = z.strictObject({
  code: Code.meta({ description: 'Six digits of the second factor, or a recovery code' }),
})
export const SeatWanted = z.strictObject({ capacity: Name, position: Name })
export const NewPassword = z.strictObject({ present: Password, next: Password })

/** The next step; it is answered for unknown names and wrong passwords too. */
export const Ticket = z
  .object({ next: z.literal('code'), ticket: z.string() })
  .meta({ id: 'Ticket', examples: [{ next: 'code', ticket: 'q0Xv' }] })

/** Who logged in, in which seat, and what happened at the account since the last time. */
export const LoggedInUser = z
  .object({
    id: z.string(),
    name: z.string(),
    seat: SeatOfUser,
    lastLogin: z.string().nullable(),
    failures: z.int().meta({ description: 'Wrong tries since the last log-in' }),
    endedSessions: z.int().meta({ description: 'Sessions elsewhere that this log-in ended' }),
    recoveryCodesLeft: z.int(),
  })
  .meta({
    id: 'LoggedInUser',
    examples: [
      {
        id: 'U-000004',
        name: '王工',
        seat: { office: 'O-zj', capacity: 'O-zj/R', position: 'handler' },
        lastLogin: null,
        failures: 0,
        endedSessions: 0,
        recoveryCodesLeft: 8,
      },
    ],
  })

/** What goes into the authenticator before the activation is confirmed. */
export const NewFactor = z.object({ ticket: z.string(), secret: z.string(), uri: z.string() }).meta({
  id: 'NewFactor',
  examples: [{ ticket: 'q0Xv', secret: 'GCRLHICI', uri: 'otpauth://totp/Biaojian:wang?secret=GCRLHICI' }],
})

export const RecoveryCodes = z
  .object({
    recovery: z.array(z.string()).meta({ description: 'Shown this once; each is good for one use' }),
  })
  .meta({ id: 'RecoveryCodes', examples: [{ recovery: ['7K3M-Q2WX-0ABC-9DEF'] }] })
