import { z } from 'zod'

/** The seat of a user: position and capacity, and the office whose capacity it is. */
export const SeatOfUser = z.object({
  office: z.string().nullable().meta({ description: 'null of an administrator' }),
  capacity: z.string(),
  position: z.string(),
})

/** Who asks, what they may see and do, and when their session ends. */
export const Me = z
  .object({
    id: z.string(),
    login: z
      .string()
      .nullable()
      .meta({ description: 'Of a user; null of a key, and of a seat that is tried' }),
    name: z.string(),
    role: z.string(),
    rights: z.array(z.string()).meta({
      description:
        'rings, records, quality, import, detect, make-reports, internal-reports, unmask, metrics, settings, settings-change, exchange-file, spot-check, lead-stock, make-lead, accounts, grants, session, room: menus follow them',
    }),
    expires: z.string().nullable().meta({ description: 'When the session ends if unused; null without one' }),
    seat: SeatOfUser.nullable().meta({ description: 'Of a user who logged in; null of a key' }),
    seats: z
      .array(SeatOfUser)
      .meta({ description: 'Of a user: the own seats in force, for PUT /session/seat' }),
    lang: z.enum(['zh', 'en']).meta({ description: "The service's own language" }),
    version: z.string(),
  })
  .meta({
    id: 'Me',
    examples: [
      {
        id: 'local',
        login: null,
        name: 'local',
        role: 'local',
        rights: ['rings', 'records'],
        expires: null,
        seat: null,
        seats: [],
        lang: 'zh',
        version: '0.1.0',
      },
    ],
  })
