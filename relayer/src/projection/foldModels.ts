import type { ApiLineage, ApiVersion, Hex } from '@althing/proposals'

import type { ChainEvent } from '../chain/chainEvent.ts'
import type { ModelArgs, ModelHandlers } from './eventArgs.ts'
import { gateFrom } from './gate.ts'
import { commitmentFrom, digestOrNull, knowFolder, patch, placeOf, type State } from './state.ts'
import type { ConfigView } from './views.ts'

/** Lineages with their versions, and configs. */
export const modelHandlers: ModelHandlers = {
  LineageCreated(state, args, event) {
    const id = String(args.lineage)
    const base = baseVersion(state, args, event)
    const { name } = args
    const proposalId = String(args.proposalId)
    const parents = args.descent.parents.map(String)
    const lineage: ApiLineage = {
      id,
      name,
      inForce: base.id,
      proposalId,
      parents,
      shareBps: args.descent.share,
      royalty: null,
      metadata: [],
      rollbacks: [],
      versions: [base],
      final: state.final,
    }
    state.lineages.create(id, lineage, placeOf(event))
    state.versions.create(base.id, { lineage: id }, placeOf(event))
    knowFolder(state, base.artifact, placeOf(event))
  },

  LineageRolledBack(state, { lineage, versionId, proposalId }, event) {
    const rollback = { version: versionId, proposalId: String(proposalId), at: event.blockTimestamp }
    patch(state, state.lineages, {
      id: String(lineage),
      change: ({ rollbacks }) => ({ inForce: versionId, rollbacks: [...rollbacks, rollback] }),
    })
  },

  RoyaltyChanged(state, { lineage, receiver, bps }) {
    patch(state, state.lineages, { id: String(lineage), change: () => ({ royalty: { receiver, bps } }) })
  },

  MetadataSet(state, { tokenId, key, value }) {
    patch(state, state.lineages, {
      id: String(tokenId),
      change: ({ metadata }) => ({ metadata: [...metadata.filter((other) => other.key !== key), { key, value }] }),
    })
  },

  ConfigApproved(state, args, event) {
    state.configs.create(args.configId, configFrom(state, args, event), placeOf(event))
    state.documents.create(args.config.configDigest, 'config', placeOf(event))
  },

  ConfigRevoked(state, { configId }) {
    patch(state, state.configs, { id: configId, change: () => ({ revoked: true }) })
  },

  VersionRecorded(state, args, event) {
    const lineage = String(args.lineage)
    if (state.versions.get(args.versionId) !== null) return

    const version = recordedVersion(state, args, event)
    state.versions.create(args.versionId, { lineage }, placeOf(event))
    patch(state, state.lineages, { id: lineage, change: ({ versions }) => ({ versions: [...versions, version] }) })
    knowFolder(state, version.artifact, placeOf(event))
  },

  VersionReleased(state, { versionId, proposalId }) {
    changeVersion(state, versionId, { status: 'released', proposalId: String(proposalId), reasonDigest: null })
    patchLineageOf(state, versionId, () => ({ inForce: versionId }))
  },

  VersionDeprecated(state, { versionId, proposalId, reasonDigest }) {
    changeVersion(state, versionId, { status: 'deprecated', ...reasoned(proposalId, reasonDigest) })
  },

  VersionRevoked(state, { versionId, proposalId, reasonDigest }) {
    changeVersion(state, versionId, { status: 'revoked', ...reasoned(proposalId, reasonDigest) })
    patchLineageOf(state, versionId, (lineage) =>
      lineage.inForce === versionId ? { inForce: releasedAncestor(lineage, versionId) } : {},
    )
  },
}

function reasoned(proposalId: bigint, reasonDigest: Hex) {
  return { proposalId: String(proposalId), reasonDigest: digestOrNull(reasonDigest) }
}

const noVersion: Hex = `0x${'0'.repeat(64)}`

/** What comes into force when `versionId` is revoked: its nearest ancestor that is released, or none. */
function releasedAncestor({ versions }: ApiLineage, versionId: Hex): Hex {
  const byId = new Map(versions.map((version) => [version.id, version]))
  let at = byId.get(versionId)?.parent ?? null
  while (at !== null && byId.get(at)?.status !== 'released') at = byId.get(at)?.parent ?? null

  return at ?? noVersion
}

function patchLineageOf(state: State, versionId: Hex, change: (lineage: ApiLineage) => Partial<ApiLineage>): void {
  patch(state, state.lineages, { id: state.versions.get(versionId)?.lineage ?? '', change })
}

function changeVersion(state: State, versionId: Hex, change: Partial<ApiVersion>): void {
  const { final } = state
  patchLineageOf(state, versionId, ({ versions }) => ({
    versions: versions.map((version) => (version.id === versionId ? { ...version, ...change, final } : version)),
  }))
}

function baseVersion(state: State, args: ModelArgs<'LineageCreated'>, event: ChainEvent): ApiVersion {
  return {
    id: args.baseVersion,
    lineage: String(args.lineage),
    number: 1,
    status: 'released',
    parent: null,
    config: null,
    run: null,
    artifact: commitmentFrom(args.base),
    attestationDigest: null,
    proposalId: String(args.proposalId),
    reasonDigest: null,
    recordedAt: event.blockTimestamp,
    final: state.final,
  }
}

function recordedVersion(state: State, args: ModelArgs<'VersionRecorded'>, event: ChainEvent): ApiVersion {
  const run = args.run === 0n ? null : String(args.run)
  return {
    id: args.versionId,
    lineage: String(args.lineage),
    number: args.number,
    status: 'candidate',
    parent: digestOrNull(args.parent),
    config: digestOrNull(args.config),
    run,
    artifact: commitmentFrom(args.artifact),
    attestationDigest: digestOrNull(args.attestationDigest),
    proposalId: (run === null ? null : state.runs.get(run)?.proposalId) ?? '0',
    reasonDigest: null,
    recordedAt: event.blockTimestamp,
    final: state.final,
  }
}

function configFrom(state: State, args: ModelArgs<'ConfigApproved'>, event: ChainEvent): ConfigView {
  const { config } = args
  return {
    id: args.configId,
    lineage: String(args.lineage),
    configDigest: config.configDigest,
    baseVersion: config.baseVersion,
    trainingSets: [...config.trainingSets],
    weights: [...config.weights],
    evaluationSets: [...config.evaluationSets],
    gate: gateFrom(config.gate),
    reproducibility: config.reproducibility === 0 ? 'bit-exact' : 'attested',
    uri: args.uri,
    proposalId: String(args.proposalId),
    approvedAt: event.blockTimestamp,
    revoked: false,
    final: state.final,
  }
}
