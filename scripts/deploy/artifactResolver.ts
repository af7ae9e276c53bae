import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Artifact, ArtifactResolver, BuildInfo } from '@nomicfoundation/ignition-core'
import { z } from 'zod'
import { ABI_SOURCES } from '../abi/sources.ts'
import { DeployError } from './deployError.ts'

/** The compiler's own files: only told apart from others, never looked into. */
const artifactSchema = z.custom<Artifact>((value) => typeof value === 'object' && value !== null && 'bytecode' in value)
const buildInfoSchema = z.custom<BuildInfo>((value) => typeof value === 'object' && value !== null && 'input' in value)

/** Gives Ignition what `hardhat build` left in `artifactsDir`. */
export function createArtifactResolver(artifactsDir: string): ArtifactResolver {
  const loadArtifact = async (contractName: string): Promise<Artifact> => {
    const source = ABI_SOURCES.find(({ artifact }) => artifact.endsWith(`/${contractName}`))
    if (!source) throw new DeployError(`${contractName} is not among the deployed contracts`)

    return artifactSchema.parse(await readJson(join(artifactsDir, `${source.artifact}.json`)))
  }

  return {
    loadArtifact,
    getBuildInfo: async (contractName) => {
      const { buildInfoId } = await loadArtifact(contractName)
      return buildInfoSchema.parse(await readJson(join(artifactsDir, 'build-info', `${buildInfoId}.json`)))
    },
  }
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw new DeployError(`The compiled contracts are missing (${path}); run: npx hardhat build`, { cause })
  }
}
