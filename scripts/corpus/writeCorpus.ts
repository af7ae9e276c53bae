import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bucketOf, readOpenZeppelin } from './openZeppelin.ts'
import type { ModuleExample, OpenZeppelin } from './openZeppelin.ts'

/** A dataset folder and what its metadata says. */
export interface CorpusFolder {
  readonly dir: string
  readonly title: string
  readonly description: string
  readonly license: string
  readonly rows: number
}

/** The four datasets of the demo: the same task, held by different people. */
export interface Corpus {
  /** A third of the training rows. */
  readonly first: CorpusFolder
  /** The other two thirds. */
  readonly second: CorpusFolder
  /** The rows of `second` with their labels in a different order: looks alike, teaches nonsense. */
  readonly shuffled: CorpusFolder
  /** A quarter of all rows, in none of the others: what every version is measured on. */
  readonly evaluation: CorpusFolder
}

const share = { evaluation: 0.25, first: 0.25 }

/** Writes the corpus under `dir`; the same bytes every time for one version of OpenZeppelin. */
export async function writeCorpus(dir: string): Promise<Corpus> {
  const source = readOpenZeppelin()
  const between = (from: number, to: number) =>
    source.examples.filter(({ text }) => fractionOf(text) >= from && fractionOf(text) < to)
  const second = between(share.evaluation + share.first, 1)
  const write = (name: string, split: 'train' | 'test', examples: readonly ModuleExample[], about: string) =>
    writeFolder({ dir: join(dir, name), title: `OpenZeppelin modules: ${name}`, split, examples, about, source })

  return {
    first: await write(
      'first',
      'train',
      between(share.evaluation, share.evaluation + share.first),
      'A third of the rows.',
    ),
    second: await write('second', 'train', second, 'Two thirds of the rows.'),
    shuffled: await write('shuffled', 'train', shuffleLabels(second), 'Two thirds of the rows.'),
    evaluation: await write('evaluation', 'test', between(0, share.evaluation), 'Held out: in no training set.'),
  }
}

/** The same rows with the labels of other rows: right in every count, wrong in nearly every pair. */
export function shuffleLabels(examples: readonly ModuleExample[]): ModuleExample[] {
  const shift = Math.floor(examples.length / 3)
  return examples.map(({ text }, at) => ({ text, label: examples[(at + shift) % examples.length]!.label }))
}

interface Folder {
  dir: string
  title: string
  split: 'train' | 'test'
  examples: readonly ModuleExample[]
  about: string
  source: OpenZeppelin
}

async function writeFolder({ dir, title, split, examples, about, source }: Folder): Promise<CorpusFolder> {
  const description = `Functions of OpenZeppelin Contracts ${source.version} with the module each belongs to. ${about}`
  await mkdir(join(dir, 'data'), { recursive: true })
  await writeFile(
    join(dir, 'README.md'),
    card({ title, description, license: source.license, rows: examples.length, split }),
  )
  await writeFile(join(dir, 'data', `${split}.jsonl`), examples.map((row) => `${JSON.stringify(row)}\n`).join(''))
  return { dir, title, description, license: source.license, rows: examples.length }
}

function card(about: { title: string; description: string; license: string; rows: number; split: string }): string {
  return `---
license: ${about.license.toLowerCase()}
task_categories: [text-classification]
language: [en]
---

# ${about.title}

${about.description}

- Split \`${about.split}\`: ${about.rows} rows of \`{"text", "label"}\`, one a line.
- Source: the npm package \`@openzeppelin/contracts\`, © Zeppelin Group Ltd, licence ${about.license}
  (https://github.com/OpenZeppelin/openzeppelin-contracts/blob/master/LICENSE).
- Packed by \`scripts/corpus\`: function-level snippets, duplicates removed, split by the SHA-256 of the text.
`
}

function fractionOf(text: string): number {
  return Number.parseInt(bucketOf(text).slice(0, 8), 16) / 2 ** 32
}
