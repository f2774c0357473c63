import { cannotStart, startPostgres } from "@kvsweep/servers";
import { expect, test } from "vitest";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { createTokenCommand, listTokensCommand, revokeTokenCommand } from "./tokens.ts";

const reason = cannotStart("postgres");

test.skipIf(reason !== undefined)("tokens are made, listed without themselves, and revoked", async () => {
  await using postgres = await startPostgres();
  const databaseUrl = postgres.url;
  const [made, empty, list, gone] = [
    new RecordingTerminal(),
    new RecordingTerminal(),
    new RecordingTerminal(),
    new RecordingTerminal(),
  ];
  await listTokensCommand({ databaseUrl, json: false }, empty);
  expect(empty.said).toContain("There is no token");
  await createTokenCommand({ databaseUrl, name: "ada", role: "admin" }, made);
  expect(made.printed).toMatch(/^kvs_[\w-]{43}\n$/);
  expect(made.said).toContain("its role is admin");
  await revokeTokenCommand({ databaseUrl, name: "ada" }, gone);
  await listTokensCommand({ databaseUrl, json: false }, list);
  expect(list.printed).toMatch(/^ada {2}admin {2}since \S+, revoked \S+\n$/);
});
