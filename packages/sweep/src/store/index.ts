export { CaptionRecord, captionLines, parseCaptionLines } from "./caption-lines.ts";
export { contentKey } from "./content-key.ts";
export { FolderStore } from "./folder-store.ts";
export { MemoryStore } from "./memory-store.ts";
export type { ObjectStore } from "./object-store.ts";
