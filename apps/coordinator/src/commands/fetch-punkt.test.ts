import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { punktPath } from "@kvsweep/metrics";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { CommandError } from "../errors.ts";
import { localServer } from "../testing/local-server.ts";
import { hasPunkt } from "../testing/own-data.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { fetchPunkt } from "./fetch-punkt.ts";

const names = ["abbrev_types.txt", "collocations.tab", "sent_starters.txt", "ortho_context.tab"] as const;
type Files = Partial<Record<(typeof names)[number], string>>;

const zipped = (files: Files) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [`punkt_tab/english/${name}`, strToU8(text)]),
    ),
  );

const wrong: Files = {
  "abbrev_types.txt": "dr\n",
  "collocations.tab": "st\tlouis\n",
  "sent_starters.txt": "the\n",
  "ortho_context.tab": "the\t4\n",
};

/** Fetches from a file with these bytes. */
async function fetched(bytes: Uint8Array) {
  const folder = temporaryFolder();
  const from = join(folder, "punkt_tab.zip");
  const output = join(folder, "data/punkt.txt");
  writeFileSync(from, bytes);
  const ended = await fetchPunkt({ from, output }, new RecordingTerminal()).catch((error) => error);
  return { ended, written: existsSync(output) ? readFileSync(output, "utf8") : undefined };
}

/** NLTK's four files again, their lines in another order. */
function officialFiles(): Files {
  const [header = "", ...lines] = readFileSync(punktPath, "utf8").trimEnd().split("\n");
  const sizes: number[] = Object.values(JSON.parse(header).sections);
  return Object.fromEntries(
    names.map((name, i) => [
      name,
      lines
        .splice(0, sizes[i] ?? 0)
        .reverse()
        .join("\n"),
    ]),
  );
}

test("fetchPunkt() refuses other parameters, by their hash, and writes nothing", async () => {
  const { ended, written } = await fetched(zipped(wrong));
  expect(ended).toBeInstanceOf(CommandError);
  expect(ended.message).toMatch(/: their hash is [0-9a-f]{64}, not 11bf0919e00f/);
  expect(written).toBeUndefined();
});

test("fetchPunkt() names the file that an archive lacks", async () => {
  const { "sent_starters.txt": _, ...others } = wrong;
  const { ended } = await fetched(zipped(others));
  expect(ended).toBeInstanceOf(CommandError);
  expect(ended.message).toContain("it holds no english/sent_starters.txt");
});

test("fetchPunkt() refuses what is no zip archive", async () => {
  const { ended } = await fetched(strToU8("<html>"));
  expect(ended).toBeInstanceOf(CommandError);
  expect(ended.message).toContain("it is no zip archive");
});

test("fetchPunkt() says that a file does not exist, or what a server answers", async () => {
  const from = (place: string) => fetchPunkt({ from: place, output: "/nowhere/x" }, new RecordingTerminal());
  await expect(from("/nowhere/punkt_tab.zip")).rejects.toThrow(
    "Cannot fetch /nowhere/punkt_tab.zip: there is no such file",
  );
  const server = await localServer((_, response) => response.writeHead(404).end());
  await expect(from(`${server}/punkt_tab.zip`)).rejects.toThrow("the server answers 404");
});

test.skipIf(!hasPunkt())("fetchPunkt() keeps the right parameters, from a file or over HTTP", async () => {
  const archive = zipped(officialFiles());
  const { ended, written } = await fetched(archive);
  expect(ended).toBe(0);
  expect(written === readFileSync(punktPath, "utf8")).toBe(true);
  const server = await localServer((_, response) => response.end(archive));
  const output = join(temporaryFolder(), "punkt.txt");
  const terminal = new RecordingTerminal();
  expect(await fetchPunkt({ from: `${server}/punkt_tab.zip`, output }, terminal)).toBe(0);
  expect(terminal.said).toBe(`Wrote ${output}\n`);
  expect(readFileSync(output).equals(readFileSync(punktPath))).toBe(true);
});
