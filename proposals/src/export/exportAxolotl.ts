import type { Config } from '../ftc/configSchema.ts'
import { ExportError } from './exportError.ts'
import {
  baseModelOf,
  durationOf,
  expectEqualWeights,
  expectLanguageModel,
  type ExportFolders,
  filesOf,
} from './exportFolders.ts'
import { adamOf } from './exportTrl.ts'

const tool = 'axolotl'

/** Settings of `axolotl train`. */
export function exportAxolotl(config: Config, folders: ExportFolders): Record<string, unknown> {
  expectLanguageModel(config, tool)
  expectEqualWeights(config, tool)
  const { training, precision, quantization } = config
  if (training.data_seed !== training.seed) {
    throw new ExportError(tool, 'training.data_seed', training.data_seed, `${training.seed}, the seed`)
  }
  const { name, revision } = baseModelOf(config, folders)
  const { epochs, steps } = durationOf(config)
  return {
    base_model: name,
    ...(revision === null ? {} : { revision_of_model: revision }),
    trust_remote_code: false,
    datasets: config.datasets.map((set) => datasetOf(set, folders)),
    val_set_size: 0,
    ...preferenceOf(config),
    ...methodOf(config),
    load_in_4bit: quantization === 'nf4',
    load_in_8bit: quantization === 'int8',
    learning_rate: training.learning_rate,
    lr_scheduler: training.lr_scheduler_type,
    warmup_steps: training.warmup_steps,
    num_epochs: epochs,
    ...(steps < 0 ? {} : { max_steps: steps }),
    micro_batch_size: training.per_device_train_batch_size,
    gradient_accumulation_steps: training.gradient_accumulation_steps,
    sequence_len: training.max_length,
    sample_packing: training.packing ?? false,
    train_on_inputs: training.completion_only_loss === undefined ? false : !training.completion_only_loss,
    weight_decay: training.weight_decay,
    ...adamOf(config),
    max_grad_norm: training.max_grad_norm,
    optimizer: training.optim,
    seed: training.seed,
    gradient_checkpointing: training.gradient_checkpointing,
    bf16: precision === 'bf16',
    fp16: precision === 'fp16',
    tf32: false,
    output_dir: './output',
  }
}

function methodOf({ method, quantization }: Config): Record<string, unknown> {
  if (method.type !== 'lora') return {}
  if (method.bias !== 'none') throw new ExportError(tool, 'method.bias', method.bias, 'none')
  return {
    adapter: quantization === 'nf4' ? 'qlora' : 'lora',
    lora_r: method.r,
    lora_alpha: method.lora_alpha,
    lora_dropout: method.lora_dropout,
    lora_target_modules: method.target_modules,
    peft_use_rslora: method.use_rslora,
    peft_use_dora: method.use_dora,
    peft_init_lora_weights: method.init_lora_weights,
    lora_modules_to_save: method.modules_to_save,
  }
}

function preferenceOf({ task, training }: Config): Record<string, unknown> {
  if (task !== 'dpo') return {}
  if (training.loss_type !== 'sigmoid' && training.loss_type !== 'ipo') {
    throw new ExportError(tool, 'training.loss_type', training.loss_type, 'sigmoid · ipo')
  }
  return { rl: training.loss_type === 'ipo' ? 'ipo' : 'dpo', rl_beta: training.beta }
}

function datasetOf(set: Config['datasets'][number], folders: ExportFolders): Record<string, unknown> {
  const { type, files } = filesOf(set, tool, folders)
  // The split is chosen by its files; a reader of plain files calls whatever it is given "train".
  return { path: type, ds_type: type, data_files: files, split: 'train', ...typeOf(set) }
}

function typeOf(set: Config['datasets'][number]): Record<string, unknown> {
  switch (set.format) {
    case 'messages':
      return { type: 'chat_template', field_messages: set.columns.messages }
    case 'text':
      return { type: 'completion', field: set.columns.text }
    case 'prompt_completion':
      return {
        type: {
          field_instruction: set.columns.prompt,
          field_output: set.columns.completion,
          format: '{instruction}',
          no_input_format: '{instruction}',
        },
      }
    case 'preference':
      return {
        type: {
          ...(set.columns.prompt === undefined ? {} : { field_prompt: set.columns.prompt }),
          field_chosen: set.columns.chosen,
          field_rejected: set.columns.rejected,
        },
      }
    case 'text_label':
      break
  }
  throw new ExportError(tool, 'format', set.format, 'messages · prompt_completion · text · preference')
}
