/**
 * The properties of FollowTheMoney that are written, by schema, with the type that both 3.8 and 4 give them;
 * by hand after the models of 3.8.4 and 4.11 (`entity`: id of another entity). Inherited ones stand with each
 * schema.
 */
export type FtmType =
  | 'name'
  | 'text'
  | 'string'
  | 'identifier'
  | 'date'
  | 'number'
  | 'country'
  | 'phone'
  | 'email'
  | 'address'
  | 'entity'

const LEGAL = {
  name: 'name',
  registrationNumber: 'identifier',
  country: 'country',
  phone: 'phone',
  email: 'email',
  addressEntity: 'entity',
} as const
const INTERVAL = {
  date: 'date',
  startDate: 'date',
  endDate: 'date',
  summary: 'text',
  recordId: 'string',
} as const

export const FTM_SCHEMAS: Record<string, { required: string[]; properties: Record<string, FtmType> }> = {
  Company: { required: ['name'], properties: LEGAL },
  Organization: { required: ['name'], properties: LEGAL },
  Person: { required: ['name'], properties: { name: 'name', idNumber: 'identifier' } },
  Address: { required: ['full'], properties: { full: 'address', country: 'country' } },
  BankAccount: { required: ['name'], properties: { name: 'name', accountNumber: 'identifier' } },
  UserAccount: {
    required: ['username'],
    properties: { name: 'name', username: 'string', service: 'string' },
  },
  CallForTenders: {
    required: ['title', 'authority'],
    properties: {
      name: 'name',
      title: 'string',
      authority: 'entity',
      callId: 'identifier',
      submissionDeadline: 'date',
    },
  },
  Contract: {
    required: ['title'],
    properties: { name: 'name', title: 'string', authority: 'entity', contractDate: 'date' },
  },
  ContractAward: {
    required: ['supplier', 'contract'],
    properties: {
      ...INTERVAL,
      supplier: 'entity',
      contract: 'entity',
      callForTenders: 'entity',
      lotNumber: 'string',
      amount: 'number',
      currency: 'string',
    },
  },
  UnknownLink: {
    required: ['subject', 'object'],
    properties: { ...INTERVAL, subject: 'entity', object: 'entity', role: 'string' },
  },
  Note: { required: [], properties: { name: 'name', description: 'text', entity: 'entity' } },
}

/** Version 4 has a home for the credit code, and says risks. */
export const FTM_4_SCHEMAS: typeof FTM_SCHEMAS = {
  ...FTM_SCHEMAS,
  Company: { required: ['name'], properties: { ...LEGAL, uscCode: 'identifier' } },
  Risk: { required: ['entity'], properties: { entity: 'entity', reason: 'text', status: 'string' } },
}

/** What a value of a type must look like; an id of an entity is looked up. */
export const FTM_FORMS: Record<Exclude<FtmType, 'entity'>, RegExp> = {
  name: /\S/,
  text: /\S/,
  string: /\S/,
  identifier: /^[^*]+$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  number: /^\d+\.\d{2}$/,
  country: /^cn$/,
  phone: /^\+\d{8,15}$/,
  email: /^[^\s@*]+@[^\s@]+\.[^\s@]+$/,
  address: /^[^*]+$/,
}
