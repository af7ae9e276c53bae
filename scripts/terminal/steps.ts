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
  /** Runs one step; its line shows how long it took. An error is shown and passed on. */
  run<T>(title: string, work: (note: (message: string) => void) => Promise<StepResult<T>>): Promise<T>
  heading(text: string): void
  readonly done: readonly StepRecord[]
}

const frames = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'

export function createSteps(output: StepOutput, now: () => number = Date.now): Steps {
  const done: StepRecord[] = []
  return {
    done,
    heading: (text) => void output.write(`\n${text}\n`),
    async run(title, work) {
      const startedAt = now()
      const seconds = () => (now() - startedAt) / 1000
      const line = createLine(output, title, seconds)
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

function createLine(output: StepOutput, title: string, seconds: () => number) {
  let message = ''
  let frame = 0
  const draw = () => {
    const width = 100
    const text = `${frames[frame++ % frames.length]} ${title}${message && ` · ${message}`}`.slice(0, width)
    output.write(`\r\u001B[2K  ${text} ${seconds().toFixed(0)} s`)
  }
  const timer = output.isTTY ? setInterval(draw, 120) : undefined
  return {
    note: (text: string) => {
      message = text
    },
    end: (mark: string, text: string) => {
      clearInterval(timer)
      output.write(`${output.isTTY ? '\r\u001B[2K' : ''}  ${mark} ${text} (${seconds().toFixed(1)} s)\n`)
    },
  }
}
