import type { Access } from '../access/route-access.js'

/** What a county is set up with (terms, routes, numbers, tags, colours), for whoever reads leads. */
export const SETTINGS: Access = { resource: 'settings', classes: ['open'] }
/** Changes of it, which are coordination's. */
export const SETTING_CHANGES: Access = { resource: 'settings-change', classes: ['open'] }
