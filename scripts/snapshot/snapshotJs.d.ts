/** The part of snapshot.js that is used; its own declarations do not pass strict checks. */
declare module '@snapshot-labs/snapshot.js' {
  interface Signer712 {
    _signTypedData(domain: object, types: object, message: object): Promise<string>
  }
  interface Client712 {
    proposal(signer: Signer712, address: string, message: object): Promise<unknown>
    vote(signer: Signer712, address: string, message: object): Promise<unknown>
  }
  const snapshot: {
    Client712: new (sequencerUrl: string) => Client712
    schemas: Record<'proposal' | 'space', object>
    utils: {
      getHash(data: object): string
      verify(address: string, signature: string, data: object, network: string, options: object): Promise<boolean>
      validateSchema(schema: object, data: object): true | { instancePath: string; message?: string }[]
      voting: Record<
        string,
        {
          isValidChoice(choice: unknown, choices: readonly string[]): boolean
          new (
            proposal: object,
            votes: readonly object[],
            strategies: readonly object[],
            selected: null,
          ): {
            getScores(): number[]
          }
        }
      >
    }
  }
  export default snapshot
}
