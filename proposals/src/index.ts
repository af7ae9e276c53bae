export * from './api/schema.ts'
export { ProposalsError } from './errors.ts'
