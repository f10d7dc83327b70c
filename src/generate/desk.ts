import type { Machine, Person } from './mint.js'

/** What an agent works with. */
export interface Desk {
  machines: Machine[]
  networks: string[]
  person: Person
  login: string
  operator: string
  lock: string
  author: string
}
