import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { createJsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { Api } from './app-type.js'

const FILES = {
  schema: {
    type: 'object',
    required: ['files'],
    properties: { files: { type: 'array', items: { type: 'string', format: 'binary' } } },
  },
}

const MULTIPART = {
  schema: {
    ...FILES.schema,
    properties: {
      ...FILES.schema.properties,
      mapping: { type: 'string', description: 'A mapping as JSON text (docs/mapping.md)' },
    },
  },
}

/** Routes whose body is files and nothing else. */
const UPLOADS = {
  '/api/v1/import-heads': FILES,
  '/api/v1/items/{id}/attachments': FILES,
  '/api/v1/leads/import': MULTIPART,
}

const PURPOSE = {
  name: 'X-Purpose',
  in: 'header',
  required: false,
  schema: { type: 'string', minLength: 3, maxLength: 500 },
  description:
    'Why personal values are asked for in clear, percent-encoded UTF-8; needed with unmask=1. Of people in a seat: ref=LD-2026-000123;why=words, an open item that they handle and that is about what is asked for',
}
const IDEMPOTENCY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: 200 },
  description: 'The same request under the same key starts one job',
}

interface Operation {
  parameters?: { name: string }[]
  requestBody?: { required?: boolean; content: Record<string, unknown> }
  responses: Record<string, unknown>
}

interface Document {
  paths: Record<string, Record<string, Operation>>
  components: { responses?: Record<string, unknown>; schemas: Record<string, unknown> }
}

/** OpenAPI 3.1 at /openapi.json and its page at /docs; every asset is ours, nothing is fetched. */
export const openapi = async (app: Api, version: string): Promise<void> => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Biaojian 标鉴',
        version,
        description:
          'Suspected bid-rigging rings with the evidence for each. Everything here is a lead to be checked, never a finding. 疑似线索，待核查。',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          key: {
            type: 'http',
            scheme: 'bearer',
            description: 'API key; not needed on loopback while there are none',
          },
        },
      },
      security: [{}, { key: [] }],
    },
    transform: createJsonSchemaTransform({ skipList: [] }),
    transformObject: (document) => {
      const made = jsonSchemaTransformObject(document) as unknown as Document
      for (const path of Object.values(made.paths))
        for (const [method, operation] of Object.entries(path)) {
          complete(method, operation)
          sayOnce(operation, made)
        }
      const importing = made.paths['/api/v1/jobs/import']?.post
      if (importing?.requestBody) importing.requestBody.content['multipart/form-data'] = MULTIPART
      for (const [path, form] of Object.entries(UPLOADS)) {
        const taking = made.paths[path]?.post
        if (taking) taking.requestBody = { required: true, content: { 'multipart/form-data': form } }
      }
      dropUnused(made)
      return made as never
    },
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { validatorUrl: null, tryItOutEnabled: false, displayRequestDuration: true },
    staticCSP: {
      'default-src': "'self'",
      'img-src': ["'self'", 'data:'],
      'style-src': ["'self'", "'unsafe-inline'"],
      'script-src': "'self'",
      'connect-src': "'self'",
      'frame-ancestors': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
    },
  })
  app.get('/openapi.json', { schema: { hide: true } as never }, async (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(app.swagger()),
  )
}

const isProblem = (response: unknown): boolean =>
  'application/problem+json' in ((response as { content?: object }).content ?? {})

/** Problem responses are alike on every route: said once, referred to everywhere. */
const sayOnce = (operation: Operation, { components }: Document): void => {
  components.responses ??= {}
  for (const status of Object.keys(operation.responses)) {
    if (Number(status) < 400 || !isProblem(operation.responses[status])) continue
    components.responses[`Problem${status}`] ??= operation.responses[status]
    operation.responses[status] = { $ref: `#/components/responses/Problem${status}` }
  }
}

/**
 * Every schema comes in two forms, as read and as written; those that nothing refers to are left out. The
 * rest stand by name, so that the file does not tell which module was loaded first.
 */
const dropUnused = (document: Document): void => {
  const { schemas } = document.components
  const used = new Set<string>()
  const follow = (from: unknown): void => {
    for (const [, name] of JSON.stringify(from).matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      if (!used.has(name!)) {
        used.add(name!)
        follow(schemas[name!])
      }
  }
  follow(document.paths)
  follow(document.components.responses)
  document.components.schemas = Object.fromEntries(
    Object.keys(schemas)
      .filter((name) => used.has(name))
      .sort()
      .map((name) => [name, schemas[name]]),
  )
}

const complete = (method: string, operation: Operation): void => {
  const nothing = operation.responses['204'] as { content?: unknown } | undefined
  if (nothing) delete nothing.content
  const parameters = operation.parameters ?? []
  if (parameters.some(({ name }) => name === 'unmask')) operation.parameters = [...parameters, PURPOSE]
  if (method === 'post' && operation.requestBody && JSON.stringify(operation).includes('/Job'))
    operation.parameters = [...parameters, IDEMPOTENCY]
}
