/** Names of our contracts, as deployment documents use them, in the order in which they are deployed. */
export const contractNames = ['token', 'governor', 'timelock', 'datasets', 'models', 'runs'] as const
export type ContractName = (typeof contractNames)[number]

/** Whether `text` names one of our contracts. */
export function isContractName(text: string): text is ContractName {
  return contractNames.some((name) => name === text)
}
