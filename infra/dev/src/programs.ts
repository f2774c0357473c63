import { fileURLToPath } from "node:url";

const bin = (app: string, name: string) =>
  fileURLToPath(new URL(`../../../apps/${app}/bin/${name}.js`, import.meta.url));

/** The programs of a fleet, by their files. */
export const programs = {
  coordinator: bin("coordinator", "kvsweep"),
  worker: bin("worker", "kvsweep-worker"),
} as const;
