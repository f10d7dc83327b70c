import { api, client, type Problem, queries, type Schemas } from '../../api/client.js'

export type Item = Schemas['Item']
export type LeadAct = Schemas['LeadAct']
export type ActInput = Record<string, unknown>

interface Asked {
  item: Pick<Item, 'id' | 'version'>
  act: string
  input: ActInput
  note: string
  /** the same for a try that is made again because no answer came */
  key: string
  lang: string
}

/**
 * Does an act with the version of the item that was seen; what is missing is told in the reader's language.
 */
export const doAct = async ({
  item,
  act,
  input,
  note,
  key,
  lang,
}: Asked): Promise<{ item: Item } | { problem: Problem }> => {
  const { data, error } = await client.POST('/api/v1/items/{id}/acts', {
    params: { path: { id: item.id } },
    body: { act, input, ...(note !== '' && { note }) },
    headers: { 'if-match': `"v${item.version}"`, 'idempotency-key': key, 'accept-language': lang },
  })
  if (!data) return { problem: error as Problem }
  hold(data)
  return { item: data }
}

/** The item as an act left it stands on its page at once: what is done next is done on this version. */
const hold = (item: Item): void => {
  const { queryKey } = api.queryOptions('get', '/api/v1/items/{id}', { params: { path: { id: item.id } } })
  queries.setQueryData(queryKey, item)
}

export type Making = Item['makes'][number]

/** Makes a paper of an item: a transfer, a letter, a problem, an order. */
export const makePaper = async (
  { kind, parent, input }: { kind: string; parent: string; input: ActInput },
  lang: string,
): Promise<{ item: Item } | { problem: Problem }> => {
  const { data, error } = await client.POST('/api/v1/items', {
    body: { kind: kind as never, parent, input },
    headers: { 'accept-language': lang },
  })
  return data ? { item: data } : { problem: error as Problem }
}

export type BulkResult = Schemas['BulkActs']['results'][number]

/** Does one act with several items, each in the version that was seen. */
export const doWithSeveral = async (
  items: readonly Pick<Item, 'id' | 'version'>[],
  act: string,
  input: ActInput,
  lang: string,
): Promise<BulkResult[]> => {
  const { data, error } = await client.POST('/api/v1/leads/acts', {
    body: { act, input, items: items.map(({ id, version }) => ({ id, version })) },
    headers: { 'accept-language': lang },
  })
  if (!data) throw error
  return data.results
}

/** What is shown of leads is asked for anew: lists, pages, counts. */
export const leadsChanged = (): Promise<void> =>
  queries.invalidateQueries({
    predicate: ({ queryKey }) =>
      queryKey.some(
        (part) => typeof part === 'string' && /^\/api\/v1\/(leads|items|inbox|clocks)/.test(part),
      ),
  })
