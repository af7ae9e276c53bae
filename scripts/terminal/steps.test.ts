import { describe, expect, it } from 'vitest'
import { createSteps } from './steps.ts'

function recorder() {
  const written: string[] = []
  let time = 0
  return { written, steps: createSteps({ write: (text) => written.push(text) }, () => (time += 500)) }
}

describe('createSteps', () => {
  it('writes a line a step with its time and what was checked', async () => {
    const { steps, written } = recorder()

    const value = await steps.run('Deploy', async () => ({
      value: 7,
      summary: '6 contracts',
      checks: ['no roles left'],
    }))

    expect(value).toBe(7)
    expect(written.join('')).toBe('  ✓ Deploy: 6 contracts (1.0 s)\n    no roles left\n')
    expect(steps.done).toEqual([{ title: 'Deploy', summary: '6 contracts', checks: ['no roles left'], seconds: 0.5 }])
  })

  it('lets steps run beside each other, each with its own line', async () => {
    const { steps, written } = recorder()
    const first = Promise.withResolvers<void>()

    const slow = steps.run('Slow', () => first.promise.then(() => ({ value: 1, summary: 'late' })))
    await steps.run('Quick', async () => ({ value: 2, summary: 'soon' }))
    first.resolve()
    await slow

    expect(written.map((line) => line.replace(/ \(.*/s, ''))).toEqual(['  ✓ Quick: soon', '  ✓ Slow: late'])
  })

  it('marks a step that fails and passes its error on', async () => {
    const { steps, written } = recorder()
    const failure = new TypeError('no')

    await expect(steps.run('Deploy', () => Promise.reject(failure))).rejects.toBe(failure)
    expect(written.join('')).toBe('  ✗ Deploy (0.5 s)\n')
    expect(steps.done).toEqual([])
  })
})
