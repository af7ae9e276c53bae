/** A file of a folder whose digest was checked on exactly these bytes. */
export interface FolderFile {
  /** `ddm/1` path, relative to the folder. */
  readonly path: string
  readonly bytes: Uint8Array
}
