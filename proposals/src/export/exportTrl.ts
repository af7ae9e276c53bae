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

const tool = 'TRL'

/** Settings of `trl sft --config` or `trl dpo --config`, names of TRL 1.13. */
export function exportTrl(config: Config, folders: ExportFolders): Record<string, unknown> {
  expectLanguageModel(config, tool)
  expectEqualWeights(config, tool)
  const { training, precision, quantization, runtime, task } = config
  const { name, revision } = baseModelOf(config, folders)
  const { epochs, steps } = durationOf(config)
  return {
    model_name_or_path: name,
    ...(revision === null ? {} : { model_revision: revision }),
    trust_remote_code: false,
    dtype: 'float32',
    datasets: config.datasets.map((set) => datasetOf(set, folders)),
    ...methodOf(config),
    load_in_4bit: quantization === 'nf4',
    load_in_8bit: quantization === 'int8',
    ...(quantization === 'nf4' ? { bnb_4bit_quant_type: 'nf4', use_bnb_nested_quant: false } : {}),
    learning_rate: training.learning_rate,
    lr_scheduler_type: training.lr_scheduler_type,
    warmup_steps: training.warmup_steps,
    num_train_epochs: epochs,
    max_steps: steps,
    per_device_train_batch_size: training.per_device_train_batch_size,
    gradient_accumulation_steps: training.gradient_accumulation_steps,
    max_length: training.max_length,
    ...(task === 'sft' ? { packing: training.packing, completion_only_loss: training.completion_only_loss } : {}),
    ...(task === 'dpo' ? { beta: training.beta, loss_type: [training.loss_type] } : {}),
    weight_decay: training.weight_decay,
    ...adamOf(config),
    max_grad_norm: training.max_grad_norm,
    optim: training.optim,
    seed: training.seed,
    data_seed: training.data_seed,
    gradient_checkpointing: training.gradient_checkpointing,
    bf16: precision === 'bf16',
    fp16: precision === 'fp16',
    use_cpu: runtime.minGpuMemGB === 0,
    eval_strategy: 'no',
    save_strategy: 'no',
    report_to: 'none',
    output_dir: './output',
  }
}

/** Adam's own numbers, where the optimiser is one of its kind. */
export function adamOf({ training }: Config): Record<string, unknown> {
  if (training.adam_beta1 === undefined) return {}
  return {
    adam_beta1: training.adam_beta1,
    adam_beta2: training.adam_beta2,
    adam_epsilon: training.adam_epsilon,
  }
}

function methodOf({ method }: Config): Record<string, unknown> {
  if (method.type !== 'lora') return { use_peft: false }
  if (method.bias !== 'none') throw new ExportError(tool, 'method.bias', method.bias, 'none')
  if (method.init_lora_weights !== true) {
    throw new ExportError(tool, 'method.init_lora_weights', method.init_lora_weights, 'true')
  }
  return {
    use_peft: true,
    lora_task_type: 'CAUSAL_LM',
    lora_r: method.r,
    lora_alpha: method.lora_alpha,
    lora_dropout: method.lora_dropout,
    lora_target_modules: method.target_modules,
    use_rslora: method.use_rslora,
    use_dora: method.use_dora,
    lora_modules_to_save: method.modules_to_save.length > 0 ? method.modules_to_save : null,
  }
}

/** TRL reads columns by fixed names, and cannot rename. */
function datasetOf(set: Config['datasets'][number], folders: ExportFolders): Record<string, unknown> {
  for (const [name, column] of Object.entries(set.columns)) {
    if (column !== undefined && column !== name) throw new ExportError(tool, `columns.${name}`, column, `"${name}"`)
  }
  const { type, files } = filesOf(set, tool, folders)
  // The split is chosen by its files; a reader of plain files calls whatever it is given "train".
  return { path: type, data_files: files, split: 'train' }
}
