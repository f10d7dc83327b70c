import fc from 'fast-check'
import { z } from 'zod'
import { requestsOf } from './requests.mjs'

/**
 * Sends requests made of the OpenAPI file and holds every answer to it: no error of the server, no status or
 * body that the file does not describe, no request of the file's own form refused for its form.
 * @param batch requests of one operation made at a time, of each sort
 * @param few how many instead, by operation: those that take seconds each
 * @param inject `{ method, url, headers, payload } → { statusCode, headers, payload }`
 * @param found called with each new fault and its example
 * @param after called with the number of requests so far
 * @returns the number sent, how many were valid, statuses by number, and faults with an example each
 */
export const fuzz = async ({
  inject,
  document,
  ids,
  requests,
  batch: size = 50,
  seed,
  few = {},
  skip = [],
  after = () => undefined,
  found = () => undefined,
}) => {
  const operations = requestsOf(document, ids).filter(({ name }) => !skip.includes(name))
  const check = checker(document)
  const faults = new Map()
  const statuses = {}
  let [sent, valid] = [0, 0]
  for (let round = 0; sent < requests; round++)
    for (const { name, operation, valid: good, wrong } of operations) {
      const options = { seed: seed + round, numRuns: few[name] ?? size }
      const batch = [...fc.sample(good, options), ...fc.sample(wrong, options)]
      for (const { valid: isValid, ...request } of batch.slice(0, requests - sent)) {
        const reply = await inject(request).catch(brokenOff)
        sent++
        valid += isValid ? 1 : 0
        statuses[reply.statusCode] = (statuses[reply.statusCode] ?? 0) + 1
        for (const kind of check(operation, reply, isValid)) {
          const key = `${name}: ${kind}`
          const known = faults.get(key)
          if (known) known.times++
          else {
            faults.set(key, { times: 1, request, said: String(reply.payload).slice(0, 500) })
            found(key, faults.get(key))
          }
        }
        await after(sent)
      }
    }
  return { sent, valid, statuses, faults }
}

/** An answer that ends before it is whole: as if there had been none. */
const brokenOff = (error) => ({ statusCode: 599, payload: String(error), headers: {} })

const checker = (document) => {
  const $defs = JSON.parse(
    JSON.stringify(document.components.schemas).replaceAll('#/components/schemas/', '#/$defs/'),
  )
  const known = new Map()
  const schemaOf = (schema) => {
    const key = JSON.stringify(schema)
    if (!known.has(key))
      known.set(
        key,
        z.fromJSONSchema({ ...JSON.parse(key.replaceAll('#/components/schemas/', '#/$defs/')), $defs }),
      )
    return known.get(key)
  }
  return (operation, reply, isValid) => {
    const { statusCode, payload } = reply
    const found = []
    const declared = operation.responses[statusCode]
    // 503 is what a service that is not ready is asked to answer
    if (statusCode >= 500 && (!declared || declared.$ref)) found.push(`answers ${statusCode}`)
    if (!declared) return [...found, `answers ${statusCode}, which the file does not list`]
    const { content } = declared.$ref
      ? document.components.responses[declared.$ref.split('/').at(-1)]
      : declared
    const type = String(reply.headers['content-type'] ?? '').split(';')[0]
    if (content && !content[type]) found.push(`answers ${type || 'no type'} with ${statusCode}`)
    const schema = content?.[type]?.schema
    // a file is its own affair, whatever its type
    if (schema && schema.type !== 'string' && type.endsWith('json')) {
      const outcome = schemaOf(schema).safeParse(JSON.parse(payload))
      if (!outcome.success)
        found.push(`body of ${statusCode} is off its schema at ${outcome.error.issues[0].path.join('.')}`)
    }
    if (isValid && statusCode === 400 && JSON.parse(payload).code === 'invalid_input')
      found.push(`refuses what the file allows: ${JSON.parse(payload).detail.replace(/["“].*/, '')}`)
    return found
  }
}
