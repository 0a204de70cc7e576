/** Where the bytes of files lie: a folder by default, an S3-compatible storage by setting. */
export type FileStorage = {
  readonly put: (storageKey: string, bytes: Uint8Array) => Promise<void>;
  readonly get: (storageKey: string) => Promise<Uint8Array | null>;
  readonly remove: (storageKey: string) => Promise<void>;
};
