import { expect, inject, test } from 'vitest'
import { connectAs, signReview } from './support/people.ts'
import { sees } from './support/sees.ts'
import { useBrowser } from './support/visit.ts'

const open = useBrowser()

function fileOf(name: string, buffer: Buffer) {
  return { name, mimeType: 'application/octet-stream', buffer }
}

/** The folder of the golden vector in spec ddm-1. */
function goldenFiles() {
  const big = Buffer.alloc(2_621_440)
  for (let i = 0; i < big.length; i += 1) big[i] = (31 * i + (i >> 13)) & 255
  return [
    fileOf('README.md', Buffer.from('# demo\n')),
    fileOf('empty.txt', Buffer.alloc(0)),
    fileOf('train-00000-of-00002.jsonl', Buffer.from('{"text":"hello"}\n')),
    fileOf('train-00001-of-00002.jsonl', big),
  ]
}

test('a folder is hashed in a worker to its golden root, submitted, uploaded and found stored', async () => {
  const { webUrl } = inject('stack')
  const { page } = await open()
  await page.goto(`${webUrl}/datasets/submit`)
  await connectAs(page, 'Dagny')

  // A page cannot name folders in an input: the event carries files with the paths that a chosen folder gives them.
  await page.getByLabel('Or single files').setInputFiles(goldenFiles())
  await page.getByText('4 files, 2.5 MiB').waitFor()
  const hashed = await page.evaluate(rehashAsFolder)
  expect(hashed).toBe(4)
  await page.getByText('0x8cfdf4b96004e3b84bc5b21a7cc2e3078ffec67c1941e23f540a1590db3902ce').waitFor()
  await page.getByText('0x58b44ef562ca46cc60ecf38c4bc849c224d73329bd46f5e2c9b99d84b306bef1').waitFor()

  await page.getByLabel('Title').fill('The golden vector')
  await page.getByLabel('Licence').fill('not a licence')
  await page.getByLabel('Creator').fill('Dagny')
  await page.getByLabel('Homepage').fill('https://example.org/golden')
  await page.getByLabel('Description').fill('Four files.')
  await page.getByRole('button', { name: 'Review the submission' }).click()
  await page.getByText(/license: found "not a licence"/).waitFor()
  await page.getByLabel('Licence').fill('CC0-1.0')
  await page.getByText('Submitting locks 0.01 ETH.', { exact: false }).waitFor()
  await page.getByLabel('Input of a model').selectOption('constrained')
  await page.getByRole('button', { name: 'Review the submission' }).click()
  await signReview(page)

  await page.getByText('Every byte is stored and verified.').waitFor({ timeout: 60_000 })
  await page.getByRole('link', { name: 'Its page' }).click()
  await page.getByRole('heading', { name: 'The golden vector' }).waitFor()
  await page.getByText('Stored and verified').waitFor()
  await page.getByText('CC0-1.0').waitFor()
  await page.getByText('under the licence’s conditions').waitFor()
})

test('files that ddm/1 does not allow are named', async () => {
  const { webUrl } = inject('stack')
  const { page } = await open()
  await page.goto(`${webUrl}/datasets/submit`)

  const files = ['a.txt', 'A.txt'].map((name) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(name) }))
  await page.getByLabel('Or single files').setInputFiles(files)

  expect(await sees(page.getByText('These files cannot be a dataset.'))).toBe(true)
})

/** Runs in the page: chooses the same files again, in the folders of the golden vector. */
function rehashAsFolder(): number {
  const [folder, single] = document.querySelectorAll<HTMLInputElement>('input[type=file]')
  const files = [...(single?.files ?? [])]
  for (const file of files) {
    const path = file.name.startsWith('train') ? `golden/data/${file.name}` : `golden/${file.name}`
    Object.defineProperty(file, 'webkitRelativePath', { value: path })
  }
  const list = new DataTransfer()
  for (const file of files) list.items.add(file)
  if (folder) folder.files = list.files
  folder?.dispatchEvent(new Event('change', { bubbles: true }))
  return files.length
}
