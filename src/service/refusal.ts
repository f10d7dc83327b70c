import type { Performed } from '../handling/perform.js'
import { refusalTexts as texts } from '../texts/refusals.js'
import { type Lang, say, type Text } from '../texts/text.js'
import { ApiProblem } from './problem.js'

type Refusal = (Performed & { ok: false })['refusal']

/** Why an act was not done, as a problem; what is missing is told in the language of the asker. */
export const problemOfRefusal = (
  refusal: Refusal,
  asked: { id: string; act: string },
  lang: Lang,
): ApiProblem => {
  const tell = (text: Text, params: Record<string, string | number> = {}): string =>
    say(text, lang, { ...asked, ...params })
  switch (refusal.code) {
    case 'not_found':
      return new ApiProblem('not_found', `There is no item "${asked.id}"`)
    case 'if_match_required':
      return new ApiProblem('if_match_required', 'Send If-Match with the version that was seen: "v7"')
    case 'stale':
      return new ApiProblem('stale', `${asked.id} was changed meanwhile: read it again`)
    case 'forbidden':
      return new ApiProblem('forbidden', `This seat may not ${asked.act} ${asked.id}`)
    case 'reauthenticate':
      return new ApiProblem(
        'reauthenticate',
        `${asked.act} takes a code of the second factor, five minutes old at most`,
      )
    case 'wrong_state':
      if (refusal.into !== undefined)
        return new ApiProblem(
          'wrong_state',
          `${asked.id} went into ${refusal.into}: act on that one (biaojian leads show ${refusal.into}, GET /leads/${refusal.into})`,
          [{ pointer: '#/mergedInto', detail: tell(texts.mergedInto, { into: refusal.into }) }],
        )
      return new ApiProblem(
        'wrong_state',
        `${asked.act} does not lead from the state of ${asked.id}; possible: ${refusal.acts.join(', ') || '–'}`,
      )
    case 'separation_of_duties':
      return new ApiProblem(
        'separation_of_duties',
        `Another person must ${asked.act} ${asked.id}: this one did ${refusal.earlier}`,
      )
    case 'invalid_input':
      return new ApiProblem(
        'invalid_input',
        `${asked.act} does not take: ${refusal.fields.join(', ')}`,
        refusal.fields.map((field) => ({ pointer: `#/body/input/${field}`, detail: tell(texts.field) })),
      )
    case 'precondition_missing':
      return new ApiProblem(
        'precondition_missing',
        `Cannot ${asked.act} ${asked.id}: ${refusal.missing.length} missing`,
        refusal.missing.map(({ pointer, text }) => ({ pointer: `#${pointer}`, detail: tell(text) })),
      )
  }
}
