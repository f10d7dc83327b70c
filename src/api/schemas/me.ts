import { z } from 'zod'

/** Who asks, what they may see and do, and when their session ends. */
export const Me = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.string(),
    rights: z.array(z.string()).meta({
      description:
        'rings, records, quality, import, detect, make-reports, internal-reports, unmask, metrics: menus follow them',
    }),
    expires: z.string().nullable().meta({ description: 'When the session ends if unused; null without one' }),
    lang: z.enum(['zh', 'en']).meta({ description: "The service's own language" }),
    version: z.string(),
  })
  .meta({
    id: 'Me',
    examples: [
      {
        id: 'local',
        name: 'local',
        role: 'local',
        rights: ['rings', 'records'],
        expires: null,
        lang: 'zh',
        version: '0.1.0',
      },
    ],
  })
