import type { Schemas } from '../../api/client.js'

/** The market at a glance, as the service tells it. */
export type Overview = Schemas['Overview']
