import type { Config } from '../ftc/configSchema.ts'
import { ExportError } from './exportError.ts'
import { baseModelOf, durationOf, expectLanguageModel, type ExportFolders, filesOf } from './exportFolders.ts'
import { adamOf } from './exportTrl.ts'

const tool = 'LLaMA-Factory'

/** Settings of `llamafactory-cli train`, and the `dataset_info.json` that its dataset names point into. */
export interface LlamaFactoryExport {
  readonly settings: Record<string, unknown>
  readonly datasetInfo: Record<string, unknown>
}

export function exportLlamaFactory(config: Config, folders: ExportFolders): LlamaFactoryExport {
  expectLanguageModel(config, tool)
  const { training, precision, quantization } = config
  const { name, revision } = baseModelOf(config, folders)
  const { epochs, steps } = durationOf(config)
  const entries = config.datasets.map((set, index) => entriesOf(set, index, folders))
  const settings = {
    model_name_or_path: name,
    ...(revision === null ? {} : { model_revision: revision }),
    trust_remote_code: false,
    stage: stageOf(config),
    do_train: true,
    ...methodOf(config),
    ...(quantization === 'none'
      ? {}
      : { quantization_bit: quantization === 'nf4' ? 4 : 8, quantization_method: 'bnb', quantization_type: 'nf4' }),
    dataset: entries.flatMap((list) => list.map(([key]) => key)).join(','),
    dataset_dir: '.',
    ...mixOf(config, entries),
    cutoff_len: training.max_length,
    packing: training.packing ?? false,
    neat_packing: false,
    train_on_prompt: training.completion_only_loss === undefined ? false : !training.completion_only_loss,
    ...preferenceOf(config),
    learning_rate: training.learning_rate,
    lr_scheduler_type: training.lr_scheduler_type,
    warmup_steps: training.warmup_steps,
    num_train_epochs: epochs,
    max_steps: steps,
    per_device_train_batch_size: training.per_device_train_batch_size,
    gradient_accumulation_steps: training.gradient_accumulation_steps,
    weight_decay: training.weight_decay,
    ...adamOf(config),
    max_grad_norm: training.max_grad_norm,
    optim: training.optim,
    seed: training.seed,
    data_seed: training.data_seed,
    disable_gradient_checkpointing: training.gradient_checkpointing !== true,
    bf16: precision === 'bf16',
    fp16: precision === 'fp16',
    report_to: 'none',
    save_strategy: 'no',
    output_dir: './output',
  }
  return { settings, datasetInfo: Object.fromEntries(entries.flat()) }
}

function stageOf({ task, datasets }: Config): string {
  if (task === 'dpo') return 'dpo'
  const texts = datasets.filter(({ format }) => format === 'text').length
  if (texts !== 0 && texts !== datasets.length) {
    throw new ExportError(tool, 'datasets', 'text beside other formats', 'all text, or none')
  }
  return texts === 0 ? 'sft' : 'pt'
}

function methodOf({ method }: Config): Record<string, unknown> {
  if (method.type !== 'lora') return { finetuning_type: 'full' }
  if (method.bias !== 'none') throw new ExportError(tool, 'method.bias', method.bias, 'none')
  if (method.init_lora_weights !== true && method.init_lora_weights !== 'pissa') {
    throw new ExportError(tool, 'method.init_lora_weights', method.init_lora_weights, 'true · pissa')
  }
  if (!Number.isInteger(method.lora_alpha)) {
    throw new ExportError(tool, 'method.lora_alpha', method.lora_alpha, 'a whole number')
  }
  return {
    finetuning_type: 'lora',
    lora_rank: method.r,
    lora_alpha: method.lora_alpha,
    lora_dropout: method.lora_dropout,
    lora_target: method.target_modules.join(','),
    use_rslora: method.use_rslora,
    use_dora: method.use_dora,
    pissa_init: method.init_lora_weights === 'pissa',
    ...(method.modules_to_save.length > 0 ? { additional_target: method.modules_to_save.join(',') } : {}),
  }
}

function preferenceOf({ task, training }: Config): Record<string, unknown> {
  if (task !== 'dpo') return {}
  if (!['sigmoid', 'hinge', 'ipo'].includes(training.loss_type ?? '')) {
    throw new ExportError(tool, 'training.loss_type', training.loss_type, 'sigmoid · hinge · ipo')
  }
  return { pref_beta: training.beta, pref_loss: training.loss_type, pref_ftx: 0 }
}

/** Unequal weights become sampling probabilities; a dataset of several files shares its own among them. */
function mixOf({ datasets }: Config, entries: readonly (readonly unknown[])[]): Record<string, unknown> {
  const equal = datasets.every(({ weight }) => weight === datasets[0]?.weight)
  if (equal) return { mix_strategy: 'concat' }
  const sum = datasets.reduce((total, { weight }) => total + weight, 0)
  const shares = datasets.flatMap(({ weight }, index) => {
    const files = entries[index]?.length ?? 1
    return Array.from({ length: files }, () => weight / sum / files)
  })
  return { mix_strategy: 'interleave_over', interleave_probs: shares.join(',') }
}

/** One entry a file: LLaMA-Factory reads no patterns. */
function entriesOf(set: Config['datasets'][number], index: number, folders: ExportFolders): [string, unknown][] {
  const { files } = filesOf(set, tool, folders)
  return files.map((file, part) => {
    if (/[*?]/.test(file)) {
      throw new ExportError(tool, `datasets[${index}].files`, file, 'plain file names: export while pulling')
    }
    return [`dataset_${index}_${part}`, { file_name: file, ...formattingOf(set), split: 'train' }]
  })
}

function formattingOf(set: Config['datasets'][number]): Record<string, unknown> {
  switch (set.format) {
    case 'messages':
      return {
        formatting: 'sharegpt',
        columns: { messages: set.columns.messages },
        tags: {
          role_tag: 'role',
          content_tag: 'content',
          user_tag: 'user',
          assistant_tag: 'assistant',
          system_tag: 'system',
        },
      }
    case 'text':
      return { formatting: 'alpaca', columns: { prompt: set.columns.text } }
    case 'prompt_completion':
      return { formatting: 'alpaca', columns: { prompt: set.columns.prompt, response: set.columns.completion } }
    case 'preference':
      if (set.columns.prompt === undefined) throw new ExportError(tool, 'columns.prompt', undefined, 'a prompt column')
      return {
        formatting: 'alpaca',
        ranking: true,
        columns: { prompt: set.columns.prompt, chosen: set.columns.chosen, rejected: set.columns.rejected },
      }
    case 'text_label':
      break
  }
  throw new ExportError(tool, 'format', set.format, 'messages · prompt_completion · text · preference')
}
