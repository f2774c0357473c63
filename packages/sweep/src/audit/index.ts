export type { ObjectProblem } from "./check-object.ts";
export { type CollectGarbage, collectGarbage, type Garbage } from "./collect-garbage.ts";
export { manifestKey, readCellCaptions, readManifest, SweepManifest } from "./sweep-manifest.ts";
export {
  repairItems,
  type StoreReport,
  type VerifyProgress,
  type VerifyStore,
  verifyStore,
} from "./verify-store.ts";
export { type WriteManifest, writeManifest } from "./write-manifest.ts";
