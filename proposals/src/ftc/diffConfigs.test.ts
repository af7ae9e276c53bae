import { describe, expect, it } from 'vitest'
import { diffConfigs } from './diffConfigs.ts'
import { sftDocument, withValue } from './fixtures/configs.ts'
import { parseConfig } from './parseConfig.ts'

const parse = (document: unknown) => parseConfig(JSON.stringify(document))
const before = parse(sftDocument())
const after = (path: string, value: unknown) => parse(withValue(sftDocument(), path, value))

describe('diffConfigs', () => {
  it('says nothing of equal configs', () => {
    expect(diffConfigs(before, parse(sftDocument()))).toEqual([])
  })

  it('says a changed number in a sentence', () => {
    expect(diffConfigs(before, after('training.learning_rate', 0.0001))).toEqual([
      {
        path: 'training.learning_rate',
        before: 0.0002,
        after: 0.0001,
        sentence: 'The learning rate changes from 0.0002 to 0.0001.',
      },
    ])
  })

  it('matches datasets by root: their order is no change, and one more is one change', () => {
    const { datasets } = before
    expect(diffConfigs(before, { ...before, datasets: datasets.toReversed() })).toEqual([])

    const more = datasets.slice(1).map((set) => ({ ...set, root: `0x${'7'.repeat(64)}` as const }))
    const changes = diffConfigs(before, { ...before, datasets: [...more, ...datasets] })
    expect(changes.map(({ sentence }) => sentence)).toEqual(['Dataset 0x77777777… is now trained on.'])
  })

  it('says which dataset leaves and whose weight changes', () => {
    const datasets = before.datasets.slice(0, 1).map((set) => ({ ...set, weight: 3 }))
    const sentences = diffConfigs(before, { ...before, datasets }).map(({ sentence }) => sentence)
    expect(sentences).toEqual([
      'The weight of training set 0x33333333… changes from 1 to 3.',
      'Dataset 0x44444444… is no longer trained on.',
    ])
  })

  it('says what is set anew and what is no longer set', () => {
    const document = withValue(sftDocument(), 'training.num_train_epochs', undefined)
    const sentences = diffConfigs(before, parse(withValue(document, 'training.max_steps', 50))).map(
      ({ sentence }) => sentence,
    )
    expect(sentences).toEqual(['The number of epochs is no longer set; it was 3.', 'The number of steps is set to 50.'])
  })

  it('shows a list of modules as a whole', () => {
    expect(diffConfigs(before, after('method.target_modules', ['q_proj']))[0]?.sentence).toBe(
      'The modules that are adapted changes from q_proj, v_proj to q_proj.',
    )
  })
})
