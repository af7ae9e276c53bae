import { beforeEach, expect, test } from 'vitest'

import { createRelayerState, type RelayerState } from '../orchestrator/relayerState.ts'
import { feedProjection } from './feedProjection.ts'
import { createProjection, type Projection } from './projection.ts'
import { createChain, deployment, digestOf } from './testing/events.ts'

const authorized = { runId: 1n, configId: digestOf('config'), proposalId: 2n, deadline: 9, release: true }
const event = createChain({ from: 10 }).event('runs', 'RunAuthorized', authorized)
const block = (number: number) => ({ number, hash: digestOf(`block ${number}`), timestamp: number })

let state: RelayerState
let projection: Projection

beforeEach(() => {
  state = createRelayerState()
  projection = createProjection({ deployment })
  feedProjection(projection, state.view.events)
  state.previewEvents([event], block(20))
})

const run = () => projection.views().runs.get('1')

test('an event is shown as not final until its block is', () => {
  expect(run()).toMatchObject({ final: false })

  state.finalEvents([], block(event.blockNumber - 1))
  expect(run()).toMatchObject({ final: false })

  state.finalEvents([event], block(event.blockNumber))
  expect(run()).toMatchObject({ final: true })
})

test('an event whose block became final without it is gone at once, not only with the next preview', () => {
  state.finalEvents([], block(event.blockNumber))

  expect(run()).toBeNull()
})

test('final blocks that change nothing make no new views', () => {
  let changes = 0
  projection.onChange(() => (changes += 1))

  state.finalEvents([], block(event.blockNumber - 1))

  expect(changes).toBe(0)
})
