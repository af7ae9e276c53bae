import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { TransactionReceipt } from 'viem'
import { useConfig, useConnection } from 'wagmi'
import { simulateContract, waitForTransactionReceipt, writeContract } from 'wagmi/actions'
import type { PreparedCall } from './preparedCall.ts'

export type SendStep = 'simulate' | 'sign' | 'confirm'

/** The transaction was mined and undone: somebody was faster, or the state changed. */
class TransactionRevertedError extends Error {
  override name = 'TransactionRevertedError'
}

/** Simulates, has it signed, waits for its block; then everything on screen is read again. */
export function useSend(onDone: (receipt: TransactionReceipt) => void) {
  const config = useConfig()
  const { address } = useConnection()
  const queries = useQueryClient()
  const [step, setStep] = useState<SendStep>('simulate')
  const mutation = useMutation({
    mutationFn: async ({ to, abi, functionName, args, value = 0n }: PreparedCall) => {
      if (address === undefined) throw new Error('Connect a wallet first.')
      const call = { address: to, abi, functionName, args, value, account: address }
      setStep('simulate')
      await simulateContract(config, call)
      setStep('sign')
      const hash = await writeContract(config, call)
      setStep('confirm')
      const receipt = await waitForTransactionReceipt(config, { hash })
      if (receipt.status !== 'success') throw new TransactionRevertedError(`Transaction ${hash} was undone.`)
      return receipt
    },
    onSuccess: async (receipt) => {
      await queries.invalidateQueries()
      onDone(receipt)
    },
  })
  return { ...mutation, step }
}
