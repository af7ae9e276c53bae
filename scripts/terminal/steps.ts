/** Where steps are written; a terminal gets a line that moves while a step runs. */
export interface StepOutput {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** What a finished step says: one line, and what was checked. */
export interface StepResult<T> {
  readonly value: T
  readonly summary: string
  readonly checks?: readonly string[]
  /** The step ran to its end and found something wrong. */
  readonly failed?: boolean
}

export interface StepRecord {
  readonly title: string
  readonly summary: string
  readonly checks: readonly string[]
  readonly seconds: number
}

export interface Steps {
  /** Runs one step, beside others that run; its line shows how long it took. An error is shown and passed on. */
  run<T>(title: string, work: (note: (message: string) => void) => Promise<StepResult<T>>): Promise<T>
  heading(text: string): void
  readonly done: readonly StepRecord[]
}

const frames = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'

export function createSteps(output: StepOutput, now: () => number = Date.now): Steps {
  const done: StepRecord[] = []
  const lines = createLines(output)
  return {
    done,
    heading: (text) => void output.write(`\n${text}\n`),
    async run(title, work) {
      const startedAt = now()
      const seconds = () => (now() - startedAt) / 1000
      const line = lines.begin(title, seconds)
      try {
        const { value, summary, checks = [], failed = false } = await work(line.note)
        done.push({ title, summary, checks, seconds: seconds() })
        line.end(failed ? '✗' : '✓', `${title}: ${summary}`)
        for (const check of checks) output.write(`    ${check}\n`)
        return value
      } catch (error) {
        line.end('✗', title)
        throw error
      }
    },
  }
}

/** The steps that run share the terminal's last line. */
function createLines(output: StepOutput) {
  const width = 110
  const running = new Set<{ readonly title: string; readonly seconds: () => number; message: string }>()
  let frame = 0
  let timer: NodeJS.Timeout | undefined
  const draw = () => {
    const mark = frames[frame++ % frames.length] ?? ''
    const share = Math.floor(width / Math.max(1, running.size))
    const texts = [...running].map(({ title, message, seconds }) => {
      return `${mark} ${title}${message && ` · ${message}`}`.slice(0, share - 6) + ` ${seconds().toFixed(0)} s`
    })
    output.write(`\r\u001B[2K  ${texts.join('  ')}`)
  }
  return {
    begin(title: string, seconds: () => number) {
      const line = { title, seconds, message: '' }
      running.add(line)
      if (output.isTTY) timer ??= setInterval(draw, 120)
      return {
        note: (text: string) => {
          line.message = text
        },
        end: (mark: string, text: string) => {
          running.delete(line)
          if (running.size === 0) {
            clearInterval(timer)
            timer = undefined
          }
          output.write(`${output.isTTY ? '\r\u001B[2K' : ''}  ${mark} ${text} (${seconds().toFixed(1)} s)\n`)
        },
      }
    },
  }
}
