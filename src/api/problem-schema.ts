import { z } from 'zod'

/** A problem document (RFC 9457) with our code and, for invalid input, where it stands. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    code: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .meta({
    id: 'Problem',
    examples: [
      {
        type: '/problems/invalid_input',
        title: 'The request holds something that cannot be accepted',
        status: 400,
        detail: 'limit: Too small: expected number to be >=1',
        instance: 'req-1',
        code: 'invalid_input',
        errors: [{ pointer: '#/query/limit', detail: 'Too small: expected number to be >=1' }],
      },
    ],
  })
