declare module 'spdx-expression-parse' {
  /** @throws {Error} if `expression` is not an SPDX licence expression. */
  export default function parse(expression: string): unknown
}
