import type { Config } from '@althing/proposals'

import type { FolderFile } from './folderFile.ts'
import { encodeModel, type Model } from './model.ts'

/** The files that a training publishes: the model and a model card, all functions of the config and its inputs. */
export function createArtifact(model: Model, config: Config, configDigest: string): FolderFile[] {
  const card = new TextEncoder().encode(modelCard(model, config, configDigest))
  return [{ path: 'README.md', bytes: card }, ...encodeModel(model)]
}

function modelCard({ labels }: Model, config: Config, configDigest: string): string {
  const datasets = config.datasets.map(({ root, split, weight }) => `- \`${root}\`, split ${split}, weight ${weight}`)
  return `---
license: other
license_name: ${JSON.stringify(config.output.license)}
library_name: althing
pipeline_tag: text-classification
---

# ${config.name}

A text classifier of family \`hashed-linear/1\` with ${labels.length} labels, trained by \`embedded/1\` under the config
\`${configDigest}\` from the base model \`${config.baseModel.root}\` on

${datasets.join('\n')}

Whoever trains the same config again gets the same bytes.
\`model.safetensors\` holds \`weight\`, the weight of a torch \`EmbeddingBag\` whose columns are the labels of
\`labels.json\`.
`
}
