import type { Config } from '../ftc/configSchema.ts'
import { hashConfig } from '../ftc/parseConfig.ts'
import { exportAxolotl } from './exportAxolotl.ts'
import { type ExportFolders, noFolders } from './exportFolders.ts'
import { exportLlamaFactory } from './exportLlamaFactory.ts'
import { type ClusterOptions, defaultCluster, exportTrainJob } from './exportTrainJob.ts'
import { exportTrl } from './exportTrl.ts'
import { toYaml } from './toYaml.ts'

export const exportTargets = ['trl', 'axolotl', 'llamafactory', 'trainjob'] as const
export type ExportTarget = (typeof exportTargets)[number]

export interface ExportedFile {
  readonly path: string
  readonly content: string
}

export interface ExportOptions {
  readonly target: ExportTarget
  readonly folders?: ExportFolders | undefined
  /** Only for `trainjob`. */
  readonly cluster?: Partial<ClusterOptions> | undefined
}

type Exporter = (config: Config, folders: ExportFolders, cluster: ClusterOptions) => ExportedFile[]

const exporters: Record<ExportTarget, Exporter> = {
  trl: (config, folders) => [{ path: 'trl.yaml', content: toYaml(exportTrl(config, folders)) }],
  axolotl: (config, folders) => [{ path: 'axolotl.yaml', content: toYaml(exportAxolotl(config, folders)) }],
  llamafactory: (config, folders) => {
    const { settings, datasetInfo } = exportLlamaFactory(config, folders)
    return [
      { path: 'llamafactory.yaml', content: toYaml(settings) },
      { path: 'dataset_info.json', content: `${JSON.stringify(datasetInfo, null, 2)}\n` },
    ]
  },
  trainjob: (config, folders, cluster) => {
    const documents = exportTrainJob(config, folders, cluster)
    return [{ path: 'trainjob.yaml', content: documents.map(toYaml).join('---\n') }]
  },
}

/**
 * Writes a config as a training tool reads it. Every setting with a meaning is written out, because the tools' defaults
 * drift; what a tool cannot express is refused instead of left out.
 *
 * @throws {ExportError} naming the field that the tool has no setting for.
 */
export function exportConfig(config: Config, { target, folders = noFolders, cluster }: ExportOptions): ExportedFile[] {
  const files = exporters[target](config, folders, { ...defaultCluster, ...cluster })
  const heading = `# ftc/1 config ${config.name}, SHA-256 ${hashConfig(config).slice(2)}\n`
  return files.map(({ path, content }) => ({ path, content: path.endsWith('.yaml') ? heading + content : content }))
}
