import { readFileSync } from "node:fs";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { expect, test } from "vitest";
import * as schema from "./schema.ts";

test("schema.ts is what the migrations make: `npm run migrations` has nothing to add", async () => {
  const folder = new URL("../../migrations/meta/", import.meta.url);
  const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
  const newest = String(read("_journal.json").entries.length - 1).padStart(4, "0");
  const made = read(`${newest}_snapshot.json`);
  const now = generateDrizzleJson(schema, made.id, ["kvsweep"]);
  expect(await generateMigration(made, now)).toEqual([]);
});
