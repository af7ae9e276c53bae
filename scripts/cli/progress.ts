import type { CliIo } from './cliIo.ts'

/** Shows how far a long piece of work is. */
export interface Progress {
  /** @param total Units of the whole work, or null while it is unknown. */
  update(label: string, done: number, total: number | null): void
  /** Clears the line, so that what is printed next starts clean. */
  clear(): void
}

const redrawMilliseconds = 80

/** A bar on the terminal behind `stderr`; nothing where there is no terminal. */
export function createProgress({ stderr, terminalColumns, now }: CliIo): Progress {
  if (terminalColumns === null) return { update: () => {}, clear: () => {} }

  let drawnAt = -Infinity
  let drawn = false
  return {
    update(label, done, total) {
      const finished = total !== null && done >= total
      if (!finished && now() - drawnAt < redrawMilliseconds) return
      drawnAt = now()
      drawn = true
      stderr(`\r\u001b[2K${formatBar(label, done, total).slice(0, terminalColumns - 1)}`)
    },
    clear() {
      if (drawn) stderr('\r\u001b[2K')
      drawn = false
    },
  }
}

function formatBar(label: string, done: number, total: number | null): string {
  if (total === null || total <= 0) return `${label} …`
  const share = Math.min(1, done / total)
  const filled = Math.round(share * 24)
  return `${label} ${'█'.repeat(filled)}${'░'.repeat(24 - filled)} ${String(Math.round(share * 100)).padStart(3)} %`
}
