/** Names of our contracts, as deployment documents use them. */
export const contractNames = [
  'token',
  'governor',
  'timelock',
  'council',
  'reviews',
  'streams',
  'datasets',
  'models',
  'runs',
  'vault',
  'licenses',
  'cards',
] as const
export type ContractName = (typeof contractNames)[number]

/** Whether `text` names one of our contracts. */
export function isContractName(text: string): text is ContractName {
  return contractNames.some((name) => name === text)
}
