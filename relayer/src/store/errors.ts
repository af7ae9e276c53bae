/** Base of what the content store throws; catch by class, never by message. */
class StoreError extends Error {
  override name = 'StoreError'
}

/** A digest or root is not written as it must be. */
export class InvalidDigest extends StoreError {
  override name = 'InvalidDigest'
  constructor(found: string) {
    super(`Digest ${JSON.stringify(found.slice(0, 80))} is not 64 hex digits.`)
  }
}

/** The bytes that came in are not those their digest or size names; nothing was kept. */
export class ContentMismatch extends StoreError {
  override name = 'ContentMismatch'
  constructor(digest: string, found: string) {
    super(`Content for sha256 ${digest} has ${found}. Nothing was kept.`)
  }
}

/** More bytes came in than are allowed; reading stopped and nothing was kept. */
export class ContentTooLarge extends StoreError {
  override name = 'ContentTooLarge'
  constructor(digest: string, maxBytes: number) {
    super(`Content for sha256 ${digest} is larger than the ${maxBytes} bytes allowed. Nothing was kept.`)
  }
}

/** Bytes are no `ddm/1` manifest, or their root is not that of the files that they list. */
export class InvalidManifest extends StoreError {
  override name = 'InvalidManifest'
  constructor(reason: string, cause?: unknown) {
    super(reason, { cause })
  }
}

/**
 * A committed manifest says of a file what its bytes deny (size, chunk root): no bytes whatever can make the folder whole.
 */
export class FolderUnusable extends StoreError {
  override name = 'FolderUnusable'
  constructor(root: string, path: string, found: string) {
    super(`Folder ${root} can never be used: ${JSON.stringify(path)} has ${found}.`)
  }
}

/** The store's quota or its disk is full; try again once there is room. */
export class StoreFull extends StoreError {
  override name = 'StoreFull'
  constructor(reason: string, cause?: unknown) {
    super(`The content store is full: ${reason}. Raise its quota or free disk space, then try again.`, { cause })
  }
}

/** Nothing verified is held under this digest or root. */
export class UnknownContent extends StoreError {
  override name = 'UnknownContent'
  constructor(what: string) {
    super(`The store does not hold ${what}.`)
  }
}

/** What lies on disk is no longer what was put; it was moved aside, and putting the right bytes again heals it. */
export class ContentCorrupt extends StoreError {
  override name = 'ContentCorrupt'
  constructor(what: string, found: string) {
    super(`Stored ${what} is corrupt: ${found}. It was moved to the store's corrupt/ folder; upload it again.`)
  }
}
