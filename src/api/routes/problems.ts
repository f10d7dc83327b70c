import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { ProblemCode } from '../../service/problem.js'
import { pageTexts, problemTexts } from '../../texts/api.js'
import { say } from '../../texts/text.js'
import { STATUS } from '../problems.js'
import { type Route, route } from '../route.js'

const CODES = Object.keys(STATUS) as [ProblemCode, ...ProblemCode[]]

const listProblems = route(
  '/problems',
  {
    id: 'listProblems',
    summary: 'The problem types of this API, as a page',
    tag: 'service',
    html: z.string(),
  },
  async ({ reply }) => {
    const title = `${say(pageTexts.problems, 'zh')} ${say(pageTexts.problems, 'en')}`
    return page(reply, `<h1>${title}</h1>${CODES.map(entry).join('')}`)
  },
)

const getProblem = route(
  '/problems/:code',
  {
    id: 'getProblem',
    summary: 'What a problem type means, as a page',
    tag: 'service',
    params: z.object({ code: z.enum(CODES) }),
    html: z.string(),
  },
  async ({ params: { code }, reply }) => page(reply, entry(code)),
)

/** The pages that `type` of a problem points at. */
export const problemPages: Route[] = [listProblems, getProblem]

const page = (reply: FastifyReply, body: string): FastifyReply =>
  reply
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>Biaojian: problems</title><body>${body}</body></html>`,
    )

const entry = (code: ProblemCode): string =>
  `<h2 id="${code}">${code}</h2><p>${say(pageTexts.status, 'en')} ${STATUS[code]}</p>` +
  `<p lang="zh">${problemTexts[code].zh}</p><p lang="en">${problemTexts[code].en}</p>`
