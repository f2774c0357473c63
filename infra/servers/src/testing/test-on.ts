import { test } from "vitest";
import type { ServerName } from "../../programs.mjs";
import { cannotStart } from "../cannot-start.ts";

/** `test` where a server can be started; elsewhere it skips, and says so. */
export function testOn(name: ServerName): ReturnType<typeof test.skipIf> {
  const reason = cannotStart(name);
  if (reason !== undefined) console.warn(`NOT TESTED ON ${name.toUpperCase()}: ${reason}`);
  return test.skipIf(reason !== undefined);
}
