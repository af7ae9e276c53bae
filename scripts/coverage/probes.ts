import { child, children, rangeOf, text, walk } from '../solidity/ast.ts'
import type { AstNode, Range } from '../solidity/ast.ts'
import { withSemicolon } from '../solidity/statements.ts'

/** A statement, or a truth that the code decides on: a condition, or one operand of `&&` and `||`. */
export interface Probe extends Range {
  readonly id: number
  readonly kind: 'statement' | 'branch'
  readonly file: string
  readonly line: number
  readonly code: string
  /** The only statement of an `if` or a loop, without braces of its own. */
  readonly isBare: boolean
}

/**
 * What counts, appended to a source: a hit is twice the probe's number, one more where a truth was true. It goes to the
 * address at which Hardhat's engine collects coverage, and is pure to the compiler, so that pure functions can be counted.
 */
const counter = `
function branch_(uint256 id, bool value) pure returns (bool) {
    asPure_(hit_)(value ? 2 * id + 1 : 2 * id);
    return value;
}

function statement_(uint256 id) pure {
    asPure_(hit_)(2 * id);
}

function asPure_(function(uint256) view hit) pure returns (function(uint256) pure pureHit) {
    assembly ("memory-safe") {
        pureHit := hit
    }
}

function hit_(uint256 hitId) view {
    assembly ("memory-safe") {
        mstore(0, hitId)
        pop(staticcall(gas(), 0xc0bEc0BEc0BeC0bEC0beC0bEC0bEC0beC0beC0BE, 0, 32, 0, 0))
    }
}
`

/** Every statement and every branch of one file; numbers begin after `lastId`. */
export function findProbes(file: string, source: string, ast: AstNode, lastId: number): Probe[] {
  const bytes = Buffer.from(source)
  const found: (Pick<Probe, 'kind' | 'isBare'> & Range)[] = []
  const truths = new Map<number, Range>()
  walk(ast, (node, ancestors) => {
    for (const truth of truthsOf(node)) if (truth.nodeType !== 'Literal') truths.set(truth.id, rangeOf(truth))
    const parent = ancestors.at(-1)
    if (!parent || !isStatement(node, parent)) return
    const isBare = parent.nodeType !== 'Block' && parent.nodeType !== 'UncheckedBlock'
    found.push({ kind: 'statement', isBare, ...withSemicolon(rangeOf(node), bytes) })
  })
  found.push(...[...truths.values()].map((range) => ({ kind: 'branch' as const, isBare: false, ...range })))
  return found.map((probe, index) => ({
    id: lastId + 1 + index,
    file,
    line: bytes.subarray(0, probe.start).toString().split('\n').length,
    code: bytes.subarray(probe.start, probe.end).toString().replaceAll(/\s+/g, ' '),
    ...probe,
  }))
}

function isStatement(node: AstNode, parent: AstNode): boolean {
  if (!/(Statement|^Return|^Continue|^Break|^InlineAssembly)$/.test(node.nodeType)) return false
  const bodies = [parent['trueBody'], parent['falseBody'], parent['body'], ...children(parent, 'statements')]
  return bodies.includes(node)
}

function truthsOf(node: AstNode): readonly AstNode[] {
  const condition = child(node, 'condition')
  if (condition) return [condition]
  const [left, right] = [child(node, 'leftExpression'), child(node, 'rightExpression')]
  if (left && right && ['&&', '||'].includes(text(node, 'operator'))) return [left, right]
  const callee = child(node, 'expression')
  const isRequire = node.nodeType === 'FunctionCall' && callee && text(callee, 'name') === 'require'
  return isRequire ? children(node, 'arguments').slice(0, 1) : []
}

/** `source` with a count at each of its probes. */
export function insertProbes(source: string, probes: readonly Probe[]): string {
  if (probes.length === 0) return source
  const bytes = Buffer.from(source)
  // At one place an inner one closes before an outer one, and an outer one opens before an inner one.
  const marks = probes.flatMap(({ id, kind, isBare, start, end }) => {
    const depth = 1 / (end - start + 1)
    const [open, close] = kind === 'branch' ? [`branch_(${id}, (`, '))'] : [`statement_(${id}); `, '']
    return [
      { at: start, order: 1 + depth, mark: isBare ? `{ ${open}` : open },
      { at: end, order: -depth, mark: isBare ? `${close} }` : close },
    ]
  })
  const pieces: string[] = []
  let position = 0
  for (const { at, mark } of marks.toSorted((a, b) => a.at - b.at || a.order - b.order)) {
    pieces.push(bytes.subarray(position, at).toString(), mark)
    position = at
  }
  return [...pieces, bytes.subarray(position).toString(), counter].join('')
}
