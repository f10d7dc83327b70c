import type { Problem } from './client.js'
import { withProof } from './proof.js'
import { seatHeaders } from './seat.js'

/** A file that was made for who asked, handed on to be saved; its name, or what went wrong. */
export const saveFile = async (
  address: string,
  init: RequestInit = {},
  unnamed = 'file',
): Promise<{ name: string } | { problem: Problem }> => {
  const headers = new Headers(init.headers)
  for (const [name, value] of Object.entries(seatHeaders())) headers.set(name, value)
  const answer = await withProof(() => fetch(address, { ...init, headers }))
  if (!answer.ok) return { problem: (await answer.json()) as Problem }
  const name = nameIn(answer.headers.get('content-disposition') ?? '') ?? unnamed
  saveBlob(name, await answer.blob())
  return { name }
}

/** A text of the page, handed on to be saved. */
export const saveText = (name: string, type: string, text: string): void =>
  saveBlob(name, new Blob([text], { type }))

/** Bytes that have come, handed on to be saved. */
export const saveBlob = (name: string, blob: Blob): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

/** RFC 6266: the name in UTF-8, else the plain one. */
const nameIn = (disposition: string): string | undefined => {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1]
  return encoded ? decodeURIComponent(encoded) : /filename="([^"]+)"/.exec(disposition)?.[1]
}
