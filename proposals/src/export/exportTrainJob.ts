import type { Config } from '../ftc/configSchema.ts'
import { hashConfig } from '../ftc/parseConfig.ts'
import { ExportError } from './exportError.ts'
import type { ExportFolders } from './exportFolders.ts'
import { exportTrl } from './exportTrl.ts'
import { literalBlock, toYaml } from './toYaml.ts'

/** What a cluster needs to know beside the config. */
export interface ClusterOptions {
  /** Image without tag; its digest is the config's `trainerDigest`. */
  readonly image: string
  /** PersistentVolumeClaim that holds the pulled folder. */
  readonly volumeClaim: string
  /** Proposal that authorised the training; written as an annotation. */
  readonly proposalId: string | null
  /** `SHA256SUMS` of the pulled folder, paths relative to it. */
  readonly sha256Sums: string
}

export const defaultCluster = {
  image: 'ghcr.io/huggingface/trl',
  volumeClaim: 'althing',
  proposalId: null,
  sha256Sums: '',
} as const

/** Kubernetes refuses a ConfigMap above a mebibyte. */
const maxConfigMapBytes = 1_000_000

/** A ConfigMap and a Kubeflow Trainer 2.1 `TrainJob`. The command is a constant: nothing voted becomes part of it. */
export function exportTrainJob(config: Config, folders: ExportFolders, cluster: ClusterOptions): object[] {
  const trl = toYaml(exportTrl(config, folders))
  if (trl.length + cluster.sha256Sums.length > maxConfigMapBytes) {
    throw new ExportError('TrainJob', 'datasets', 'more files', 'a list of digests that fits a ConfigMap')
  }
  const digest = hashConfig(config)
  const name = `${config.name.slice(0, 40).replace(/-+$/, '')}-${digest.slice(2, 10)}`
  const annotations = {
    'althing.dev/config-digest': digest,
    'althing.dev/dataset-roots': config.datasets.map(({ root }) => root).join(','),
    ...(cluster.proposalId === null ? {} : { 'althing.dev/proposal-id': cluster.proposalId }),
  }
  return [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, annotations },
      immutable: true,
      data: { 'trl.yaml': literalBlock(trl), SHA256SUMS: literalBlock(cluster.sha256Sums) },
    },
    {
      apiVersion: 'trainer.kubeflow.org/v1alpha1',
      kind: 'TrainJob',
      metadata: { name, annotations },
      spec: {
        runtimeRef: { apiGroup: 'trainer.kubeflow.org', kind: 'ClusterTrainingRuntime', name: 'torch-distributed' },
        trainer: {
          image: `${cluster.image}@sha256:${config.runtime.trainerDigest}`,
          command: ['bash', '-c', commandOf(config)],
          numNodes: config.runtime.nodes,
          ...(config.runtime.minGpuMemGB > 0 ? { resourcesPerNode: { limits: { 'nvidia.com/gpu': '1' } } } : {}),
        },
        podTemplateOverrides: [overrideOf(name, cluster.volumeClaim)],
      },
    },
  ]
}

function commandOf({ task }: Config): string {
  const trainer = task === 'dpo' ? 'trl dpo' : 'trl sft'
  return `cd /workspace && sha256sum -c /config/SHA256SUMS && ${trainer} --config /config/trl.yaml`
}

function overrideOf(name: string, claimName: string): object {
  return {
    targetJobs: [{ name: 'node' }],
    spec: {
      automountServiceAccountToken: false,
      volumes: [
        { name: 'config', configMap: { name } },
        { name: 'workspace', persistentVolumeClaim: { claimName } },
      ],
      containers: [
        {
          name: 'node',
          volumeMounts: [
            { name: 'config', mountPath: '/config', readOnly: true },
            { name: 'workspace', mountPath: '/workspace' },
          ],
        },
      ],
    },
  }
}
