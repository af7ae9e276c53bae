import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readOpenZeppelin } from './openZeppelin.ts'
import { solidityFunctions } from './solidityFunctions.ts'
import { shuffleLabels, writeCorpus } from './writeCorpus.ts'

describe('solidityFunctions', () => {
  it('takes a function with the comment above it and leaves the rest', () => {
    const source = [
      'contract A {',
      '    uint256 private x;',
      '',
      '    /// @notice Adds.',
      '    function add(uint256 a) public returns (uint256) {',
      '        if (a > 1) {',
      '            x += a;',
      '        }',
      '        return x;',
      '    }',
      '',
      '    function empty() external {}',
      '    function declared(',
      '        uint256 a',
      '    ) external;',
      '}',
    ].join('\n')

    expect(solidityFunctions(source)).toEqual([
      {
        name: 'add',
        text: '/// @notice Adds.\nfunction add(uint256 a) public returns (uint256) {\n    if (a > 1) {\n        x += a;\n    }\n    return x;\n}',
      },
      { name: 'empty', text: 'function empty() external {}' },
      { name: 'declared', text: 'function declared(\n    uint256 a\n) external;' },
    ])
  })
})

async function rows(path: string): Promise<string[]> {
  return (await readFile(path, 'utf8')).trimEnd().split('\n')
}

describe('the corpus', () => {
  it('splits OpenZeppelin without overlap and writes the same bytes twice', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'althing-corpus-'))
    try {
      const corpus = await writeCorpus(join(dir, 'a'))
      const again = await writeCorpus(join(dir, 'b'))
      const first = await rows(join(corpus.first.dir, 'data/train.jsonl'))
      const second = await rows(join(corpus.second.dir, 'data/train.jsonl'))
      const evaluation = await rows(join(corpus.evaluation.dir, 'data/test.jsonl'))

      expect(new Set([...first, ...second, ...evaluation]).size).toBe(readOpenZeppelin().examples.length)
      expect(await rows(join(again.second.dir, 'data/train.jsonl'))).toEqual(second)
      expect(await readFile(join(corpus.first.dir, 'README.md'), 'utf8')).toContain('license: mit')
    } finally {
      await rm(dir, { recursive: true, force: true })
    }
  })

  it('keeps texts and label counts when labels are shuffled, and little else', () => {
    const { examples } = readOpenZeppelin()
    const shuffled = shuffleLabels(examples)

    expect(shuffled.map(({ text }) => text)).toEqual(examples.map(({ text }) => text))
    expect(shuffled.map(({ label }) => label).toSorted()).toEqual(examples.map(({ label }) => label).toSorted())
    const kept = shuffled.filter(({ label }, at) => label === examples[at]?.label).length
    expect(kept / examples.length).toBeLessThan(0.2)
  })
})
