import { createHash } from 'node:crypto'
import { canonicalBytes, type Deployment } from '@althing/proposals'
import type { Database } from './database.ts'

/** The database belongs to another deployment. */
export class OtherDeployment extends Error {
  override name = 'OtherDeployment'

  constructor(name: string) {
    super(
      `the data directory or database was filled for another deployment than "${name}": give each deployment its own ` +
        'ALTHING_DATA_DIR (and DATABASE_URL)',
    )
  }
}

/**
 * Binds a database to one deployment for ever: events of one chain must never be read as those of another.
 *
 * @throws OtherDeployment
 */
export async function pinDeployment(database: Database, deployment: Deployment): Promise<void> {
  const { chainId, genesisHash, blockNumber, contracts, codeHashes } = deployment
  const identity = canonicalBytes({
    chainId,
    genesisHash,
    blockNumber,
    contracts: { ...contracts },
    codeHashes: { ...codeHashes },
  })
  const digest = createHash('sha256').update(identity).digest('hex')
  const [row] = await database.query<{ digest: string }>(
    `INSERT INTO pinned_deployment (digest) VALUES ($1) ON CONFLICT (id) DO UPDATE SET id = true RETURNING digest`,
    [digest],
  )
  if (row?.digest !== digest) throw new OtherDeployment(deployment.name)
}
