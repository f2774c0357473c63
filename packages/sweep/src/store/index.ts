export { CaptionRecord, captionLines, parseCaptionLines } from "./caption-lines.ts";
export { contentKey } from "./content-key.ts";
export { FolderStore } from "./folder-store.ts";
export { MemoryStore } from "./memory-store.ts";
export type { ObjectStore, StoredObject } from "./object-store.ts";
export { openS3Store, type S3StoreOptions } from "./s3/open-s3-store.ts";
export type { S3Credentials } from "./s3/s3-client.ts";
export type { S3Store } from "./s3/s3-store.ts";
