import type { ApiConfig, ApiRun } from '@althing/proposals'
import { formatCount } from '../../format/amount.ts'
import { formatBytes } from '../../format/bytes.ts'
import { formatMetric, formatMetricChange, type MetricName, nameOfMetric } from '../../format/metric.ts'
import { Facts } from '../../ui/Facts.tsx'
import { Hash } from '../../ui/Hash.tsx'

type Props = { result: NonNullable<ApiRun['result']>; gate: ApiConfig['gate'] | null }

/** Before, after, and what the decision had asked for. */
export function RunResult({ result, gate }: Props) {
  const metric: MetricName = gate?.metric ?? 'accuracy'
  const change = result.metricAfter - result.metricBefore
  return (
    <Facts
      of={[
        ['Measured', gate ? nameOfMetric(metric) : `${nameOfMetric(metric)} (assumed: the config could not be read)`],
        ['Before', formatMetric(metric, result.metricBefore)],
        ['After', <strong key="after">{formatMetric(metric, result.metricAfter)}</strong>],
        [
          'Change',
          gate
            ? `${formatMetricChange(metric, change)}; at least ${formatMetricChange(metric, gate.minImprovement)} was asked for`
            : formatMetricChange(metric, change),
        ],
        [
          'Worst single set',
          gate
            ? `${formatMetricChange(metric, -result.worstRegression)}; no worse than ${formatMetricChange(metric, -gate.maxRegression)} allowed`
            : formatMetricChange(metric, -result.worstRegression),
        ],
        ['Artifact', `${formatCount(result.artifact.fileCount, 'file')}, ${formatBytes(result.artifact.totalBytes)}`],
        ['Root (ddm/1)', <Hash key="root" value={result.artifact.root} what="the artifact's root" />],
        ['Attestation', <Hash key="attestation" value={result.attestationDigest} what="the attestation's digest" />],
      ]}
    />
  )
}
