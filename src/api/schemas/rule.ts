import { z } from 'zod'

/** A rule of the catalogue, with whether the data now loaded lets it be evaluated. */
const text = z.string()
const Texts = z.object({ zh: text, en: text })
export const Rule = z
  .object({
    id: text,
    family: text,
    grade: text,
    name: Texts,
    question: Texts,
    why: Texts.nullable().meta({ description: 'Why it is a red flag' }),
    example: Texts.nullable(),
    formula: text,
    silentWhen: Texts,
    exemptions: z.array(Texts),
    law: z.array(text),
    articles: z.array(Texts).meta({ description: 'Titles of the articles of `law`' }),
    ocp: text.nullable(),
    settings: z.unknown(),
    needs: z.array(z.array(text)),
    notCarried: z.array(text).nullable(),
    evaluated: z
      .boolean()
      .nullable()
      .meta({ description: 'With the data now loaded; null while it is loading' }),
    missing: z.array(text).meta({ description: 'Columns for want of which the rule is not evaluated' }),
  })
  .meta({ id: 'Rule' })
