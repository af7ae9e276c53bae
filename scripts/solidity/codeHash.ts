import { createHash } from 'node:crypto'
import type { Sources } from './compiler.ts'

const textOrComment = /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\/\/[^\n]*|\/\*[\s\S]*?\*\//g

/** SHA-256 of what the compiler reads of `source`: comments and spacing may change. */
export function codeHashOf(source: string): string {
  const code = source.replaceAll(textOrComment, (_comment, text: string | undefined) => text ?? ' ')
  return createHash('sha256').update(code.replaceAll(/\s+/g, ' ').trim()).digest('hex')
}

/** The same of many files and their names. */
export function codeHashOfAll(sources: Sources): string {
  const hashes = [...sources].map(([file, source]) => [file, codeHashOf(source)])
  return createHash('sha256').update(JSON.stringify(hashes)).digest('hex')
}
