import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { packPunkt, punktPath } from "@kvsweep/metrics";
import { strFromU8, unzipSync } from "fflate";
import { CommandError } from "../errors.ts";
import { exitCodes } from "../exit-code.ts";
import { fileProblem } from "../file-problem.ts";
import type { Terminal } from "../terminal.ts";
import { writeWhole } from "../write-whole.ts";

/** NLTK's data at a fixed commit; its licence is stated nowhere, so it does not come with kvsweep. */
const source =
  "https://raw.githubusercontent.com/nltk/nltk_data/4f15a3d89eefe9748ec1c05be495d91289197155/packages/tokenizers/punkt_tab.zip";

/** SHA-256 of the parameters as they are kept, whichever archive they came in. */
const wanted = "11bf0919e00ffb6627fb3f521de6441ea337a1c525e700f19c22da620edff34c";

export interface FetchPunktOptions {
  /** An address or a file that holds `punkt_tab.zip`; default: NLTK's repository. */
  readonly from: string | undefined;
  /** Where to write; default: where the metrics look for it. */
  readonly output?: string;
}

/** Fetches NLTK's Punkt parameters of English, checks them and keeps them for the tokenizer. */
export async function fetchPunkt(
  { from = source, output = punktPath }: FetchPunktOptions,
  terminal: Terminal,
): Promise<number> {
  const packed = packPunkt(englishOf(await read(from), from));
  const found = createHash("sha256").update(packed).digest("hex");
  if (found !== wanted) {
    throw new CommandError(
      `Cannot use the Punkt parameters of ${from}: their hash is ${found}, not ${wanted}`,
      "Take punkt_tab.zip of NLTK's data repository, nltk_data, as it was in 2024 or later.",
    );
  }
  await writeWhole(output, packed);
  terminal.say(`Wrote ${output}`);
  return exitCodes.ok;
}

async function read(from: string): Promise<Uint8Array> {
  try {
    if (!/^https?:/.test(from)) return await readFile(from);
    const response = await fetch(from);
    if (!response.ok) throw new Error(`the server answers ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw new CommandError(
      `Cannot fetch ${from}: ${fileProblem(cause, { ENOENT: "there is no such file" })}`,
      "Download punkt_tab.zip elsewhere and give it with --from FILE.",
      { cause },
    );
  }
}

function englishOf(archive: Uint8Array, from: string) {
  const names = ["abbrev_types.txt", "collocations.tab", "sent_starters.txt", "ortho_context.tab"] as const;
  const files = unzip(archive, from);
  const text = (name: (typeof names)[number]) => {
    const found = Object.entries(files).find(([path]) => path.endsWith(`english/${name}`));
    if (found) return strFromU8(found[1]);
    throw new CommandError(`Cannot use ${from}: it holds no english/${name}`, "Give NLTK's punkt_tab.zip.");
  };
  return {
    "abbrev_types.txt": text("abbrev_types.txt"),
    "collocations.tab": text("collocations.tab"),
    "sent_starters.txt": text("sent_starters.txt"),
    "ortho_context.tab": text("ortho_context.tab"),
  };
}

function unzip(archive: Uint8Array, from: string): Record<string, Uint8Array> {
  try {
    return unzipSync(archive, { filter: ({ name }) => name.includes("english/") });
  } catch (cause) {
    throw new CommandError(`Cannot use ${from}: it is no zip archive`, "Give NLTK's punkt_tab.zip.", {
      cause,
    });
  }
}
