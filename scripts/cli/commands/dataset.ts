import { commitmentOf, type DatasetDescription } from '@althing/proposals'
import { verifyFolder } from '@althing/relayer/verifyFolder'
import type { Command } from 'commander'
import { resolve } from 'node:path'
import type { Cli, CommandContext } from '../cli.ts'
import { CliError } from '../cliError.ts'
import { parseAddressOption } from '../parseOption.ts'
import { loadManifest } from '../dataset/loadManifest.ts'
import { packDocument, packFolder } from '../dataset/packFolder.ts'
import { submitDataset } from '../dataset/submitDataset.ts'
import { uploadFolder } from '../dataset/uploadFolder.ts'
import { writeMetadata } from '../dataset/writeMetadata.ts'
import { requireMirror } from '../mirror/requireMirror.ts'
import { createSigner } from '../signer.ts'

interface OutOption {
  readonly out?: string
}

interface SubmitOptions extends OutOption {
  readonly title: string
  readonly license: string
  readonly creator: string
  readonly url: string
  readonly description?: string
  readonly personal?: readonly string[]
  readonly payout?: string
  readonly uri?: string
}

/** `althing dataset pack|verify|submit|upload` */
export function addDatasetCommand(program: Command, cli: Cli): void {
  const dataset = program.command('dataset').description('commit to folders of data and submit them (ddm/1)')

  dataset
    .command('pack')
    .description('print a folder’s commitment; leave manifest.json and SHA256SUMS in a folder of their own')
    .argument('<dir>', 'folder of a dataset or a model')
    .option('--out <folder>', 'where the manifest goes (default: <dir>.ddm in the working directory)')
    .action(cli.action(pack))

  dataset
    .command('verify')
    .description('check a folder against its manifest')
    .argument('<dir>', 'folder of a dataset or a model')
    .option('--manifest <path>', 'manifest.json or the folder that holds it (default: <dir>.ddm)')
    .action(cli.action(verify))

  dataset
    .command('submit')
    .description('pack a folder, submit it to the registry, upload its metadata and bytes; repeat to go on')
    .argument('<dir>', 'folder of a dataset')
    .requiredOption('--title <text>', 'what the dataset is called')
    .requiredOption('--license <spdx>', 'SPDX licence expression, such as CC-BY-4.0')
    .requiredOption('--creator <name>', 'who made the dataset')
    .requiredOption('--url <url>', 'where people read about it')
    .option('--description <text>', 'what is in it (default: the title)')
    .option('--personal <kinds...>', 'kinds of personal or sensitive information in it')
    .option('--payout <address>', 'account that rewards go to (default: the contributor)')
    .option('--uri <uri>', 'where the bytes may be fetched (default: the relayer)')
    .option('--out <folder>', 'where manifest and metadata go (default: <dir>.ddm)')
    .action(cli.action(submit))

  dataset
    .command('upload')
    .description('upload the bytes of a folder that the chain or a proposal names, such as a base model')
    .argument('<dir>', 'folder of a dataset or a model')
    .option('--out <folder>', 'where the manifest goes (default: <dir>.ddm)')
    .action(cli.action(upload))
}

async function pack(context: CommandContext, dir: string, { out }: OutOption) {
  const packed = await packFolder(context, dir, out)
  const { root, dirHash1, totalBytes, fileCount } = commitmentOf(packed.manifest)
  return {
    document: packDocument(packed),
    text: [
      `root      ${context.colors.strong(root)}`,
      `dirHash1  ${dirHash1.slice(2)}`,
      `files     ${fileCount}, ${totalBytes} bytes`,
      `written   ${packed.out}/manifest.json, SHA256SUMS`,
    ].join('\n'),
  }
}

async function verify(context: CommandContext, dir: string, options: { manifest?: string }) {
  const { manifest, path } = await loadManifest(context, dir, options.manifest)
  const differences = await verifyFolder(resolve(context.io.cwd, dir), manifest, {
    onProgress: ({ bytes, totalBytes }) => context.progress.update('hashing', bytes, totalBytes),
  })
  if (differences.length > 0) {
    const lines = differences.slice(0, 20).map((difference) => `  ${difference.kind}: ${difference.path}`)
    throw new CliError(
      'verification',
      [`${dir} is not what ${path} says: ${differences.length} files differ`, ...lines].join('\n'),
      { details: { differences } },
    )
  }
  return {
    document: { verified: true, root: manifest.root, files: manifest.files.length },
    text: `${context.colors.good('verified')}  ${manifest.root}  ${manifest.files.length} files`,
  }
}

async function submit(context: CommandContext, dir: string, options: SubmitOptions) {
  const payout = options.payout === undefined ? undefined : parseAddressOption('--payout', options.payout)
  const connection = await context.connect()
  const mirror = requireMirror(connection.apiUrl)
  const signer = await createSigner(context)
  const packed = await packFolder(context, dir, options.out)
  const metadata = await writeMetadata(packed.out, packed.manifest, describe(context, options))

  const uri = options.uri ?? `${mirror.url}/v1/manifests/${packed.manifest.root}`
  const submission = await submitDataset(connection, signer, { packed, metadataDigest: metadata.digest, payout, uri })

  // The store takes the manifest once it has seen the submission, and from then on the metadata too.
  const uploaded = await uploadFolder(mirror, packed, context.progress)
  const metadataPath = `/v1/documents/${metadata.digest.slice(2)}`
  if (!(await mirror.has(metadataPath))) {
    await mirror.put(metadataPath, new Blob([new Uint8Array(metadata.bytes)]), 'application/json')
  }
  return {
    document: { ...packDocument(packed), ...submission, metadataDigest: metadata.digest.slice(2), uri, ...uploaded },
    text: [
      `dataset   ${context.colors.strong(submission.datasetId)}  ${submission.status}`,
      `root      ${packed.manifest.root}`,
      `chain     ${submission.transactionHash ?? 'known already, nothing sent'}`,
      `uploaded  ${uploaded.uploadedFiles} files, ${uploaded.uploadedBytes} bytes; ${uploaded.presentFiles} were there`,
    ].join('\n'),
  }
}

async function upload(context: CommandContext, dir: string, { out }: OutOption) {
  const { apiUrl } = await context.connect()
  const packed = await packFolder(context, dir, out)
  const result = await uploadFolder(requireMirror(apiUrl), packed, context.progress)
  return {
    document: { ...packDocument(packed), ...result },
    text: `uploaded ${result.uploadedFiles} files of ${packed.manifest.root}; ${result.presentFiles} were there`,
  }
}

function describe({ io }: CommandContext, options: SubmitOptions): DatasetDescription {
  return {
    title: options.title,
    description: options.description ?? options.title,
    license: options.license,
    creator: options.creator,
    url: options.url,
    datePublished: new Date(io.now()).toISOString().slice(0, 10),
    personalSensitiveInformation: options.personal,
  }
}
