import { describe, expect, it } from 'vitest'
import { enumsOf, findEnumMembers } from './enums.ts'
import { constantsOf } from './generate.ts'
import { describeMapping } from './storage.ts'

const variable = (label: string, slot: string, offset: number, type: string) => ({ label, slot, offset, type })

describe('enumsOf', () => {
  it('finds enums in parameters, results and members of structs, each once', () => {
    const abi = [
      {
        type: 'function',
        inputs: [{ internalType: 'enum IGate.Metric' }],
        outputs: [{ internalType: 'enum Direction' }],
      },
      { type: 'event', inputs: [{ internalType: 'struct S', components: [{ internalType: 'enum Direction[]' }] }] },
    ]

    expect(enumsOf(abi)).toEqual(['IGate.Metric', 'Direction'])
  })
})

describe('findEnumMembers', () => {
  const ast = {
    nodes: [
      { nodeType: 'ContractDefinition', nodes: [definition('IGate.Metric', ['Accuracy', 'F1'])] },
      definition('Direction', ['Max', 'Min']),
    ],
  }

  it('finds those of a file and those of a contract', () => {
    expect(findEnumMembers(ast, 'Direction')).toEqual(['Max', 'Min'])
    expect(findEnumMembers(ast, 'IGate.Metric')).toEqual(['Accuracy', 'F1'])
  })

  it('finds nothing where there is none', () => {
    expect(findEnumMembers(ast, 'Metric')).toBeUndefined()
    expect(findEnumMembers(undefined, 'Metric')).toBeUndefined()
  })
})

describe('constantsOf', () => {
  it('names an enum after its interface too where another one has its name', () => {
    const enums = new Map([
      ['IRunDisputes.Verdict', ['Upheld']],
      ['Metric', ['Accuracy']],
      ['IReviewPanel.Verdict', ['Approve']],
    ])

    expect(constantsOf(enums)).toEqual({
      metricNames: ['Accuracy'],
      reviewPanelVerdictNames: ['Approve'],
      runDisputesVerdictNames: ['Upheld'],
    })
  })
})

describe('describeMapping', () => {
  const layout = {
    storage: [
      variable('_owner', '0', 0, 'address'),
      variable('_runs', '3', 0, 'map'),
      variable('_sums', '4', 0, 'sums'),
    ],
    types: {
      address: { numberOfBytes: '20' },
      uint48: { numberOfBytes: '6' },
      bytes32: { numberOfBytes: '32' },
      map: { numberOfBytes: '32', value: 'run' },
      sums: { numberOfBytes: '32', value: 'bytes32' },
      run: {
        numberOfBytes: '96',
        members: [
          variable('trainer', '0', 0, 'address'),
          variable('deadline', '0', 20, 'uint48'),
          variable('result', '1', 0, 'result'),
        ],
      },
      result: {
        numberOfBytes: '64',
        members: [
          variable('root', '0', 0, 'bytes32'),
          variable('bytes', '1', 0, 'uint48'),
          variable('at', '1', 6, 'uint48'),
        ],
      },
    },
  }

  it('gives slot, offset and size of every member, nested ones from the beginning of the value', () => {
    expect(describeMapping(layout, '_runs')).toEqual({
      slot: 3,
      members: {
        trainer: { slot: 0, offset: 0, bytes: 20 },
        deadline: { slot: 0, offset: 20, bytes: 6 },
        'result.root': { slot: 1, offset: 0, bytes: 32 },
        'result.bytes': { slot: 2, offset: 0, bytes: 6 },
        'result.at': { slot: 2, offset: 6, bytes: 6 },
      },
    })
  })

  it('calls a plain value by that name', () => {
    expect(describeMapping(layout, '_sums')).toEqual({ slot: 4, members: { value: { slot: 0, offset: 0, bytes: 32 } } })
  })

  it('refuses what is no mapping', () => {
    expect(() => describeMapping(layout, '_owner')).toThrow('_owner is not a mapping')
    expect(() => describeMapping(layout, '_gone')).toThrow('_gone is not a mapping')
  })
})

function definition(canonicalName: string, names: readonly string[]) {
  return { nodeType: 'EnumDefinition', canonicalName, members: names.map((name) => ({ name })) }
}
