import * as id from './identity.mjs'
import { putAuthoring, putMachine } from './traces.mjs'

/**
 * Ways in which work at one desk shows in bids of several firms: the columns that show it, and how it is put
 * into a bid's traces `t`. `lotKey` holds what is new on each lot (a copied file has that lot's identifier).
 */
export const CHANNELS = {
  machine: {
    columns: ['mac', 'cpu_id', 'disk_serial', 'board_serial'],
    put: (t, desk) => putMachine(t, desk.machine),
  },
  ip: {
    columns: ['ip', 'decrypt_ip'],
    put: (t, desk) => {
      t.ip = desk.ip
      t.decrypt_ip = desk.ip
    },
  },
  download: { columns: ['download_ip'], put: (t, desk) => (t.download_ip = desk.ip) },
  account: { columns: ['upload_account'], put: (t, desk) => (t.upload_account = desk.account) },
  purchase: {
    columns: ['purchase_account', 'operator'],
    put: (t, desk) => {
      t.purchase_account = desk.account
      t.operator = desk.worker.name
    },
  },
  lock: { columns: ['lock_no'], put: (t, desk) => (t.lock_no = desk.lock) },
  author: {
    columns: ['file_author', 'file_modified_by'],
    put: (t, desk) => {
      t.file_author = desk.worker.name
      t.file_modified_by = desk.worker.name
    },
  },
  authoring: {
    columns: ['authoring_mac', 'authoring_disk_serial', 'authoring_cpu_id', 'machine_code'],
    put: (t, desk) => putAuthoring(t, desk.machine),
  },
  guid: { columns: ['file_guid'], put: (t, _desk, lotKey) => (t.file_guid = lotKey.guid) },
  hash: { columns: ['file_hash'], put: (t, _desk, lotKey) => (t.file_hash = lotKey.hash) },
  payer: {
    columns: ['deposit_payer', 'deposit_account'],
    put: (t, desk) => {
      t.guarantee_no = ''
      t.guarantee_applicant = ''
      t.deposit_payer = desk.payer
      t.deposit_account = desk.bank
      t.deposit_account_type = 'other'
    },
  },
  phone: { columns: ['contact_phone', 'agent_phone'], put: (t, desk) => (t.contact_phone = desk.phone) },
  email: { columns: ['contact_email'], put: (t, desk) => (t.contact_email = desk.email) },
  errand: {
    columns: ['agent_name', 'agent_phone'],
    put: (t, desk) => {
      t.agent_name = desk.worker.name
      t.agent_id_no = desk.worker.id
      t.agent_phone = desk.worker.phone
    },
  },
}

/** Those channels of a list that this market's platform would show. */
export const visible = (m, names) =>
  names.filter((name) => CHANNELS[name].columns.some((column) => m.platform.missing.has(column)))

/** What a file copied on one lot has in common. */
export const lotKeyOf = (r) => ({ guid: id.guid(r), hash: id.fileHash(r) })

/** Puts the desk's marks of some channels on a bid. */
export const work = (bid, desk, channels, lotKey) => {
  for (const name of channels) CHANNELS[name].put(bid.t, desk, lotKey)
}
