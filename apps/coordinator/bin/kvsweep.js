#!/usr/bin/env node
import { existsSync } from "node:fs";

const main = new URL("../dist/main.js", import.meta.url);
if (!existsSync(main)) {
  console.error(
    "kvsweep is not built yet. Run `npm run build` first (or `npm run quickstart`, which does it all).",
  );
  process.exit(3);
}
await import(main.href);
