import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { mutateText, mutateValue } from "./mutate-json.ts";
import { below, uniform } from "./uniform.ts";

/** A way to damage a file, given its text. */
type Damage = (random: () => number, file: string, text: string) => void;

const write = (file: string, content: string | Uint8Array) => writeFileSync(file, content);

/** What no JSON file of a model folder should be. */
const contents = [
  ...["", " ", "null", "true", "0", '"text"', "[]", "[null]", "{}", "{", "\uFEFF{}", "{}{}", "NaN", "-0"],
  ...['{"__proto__":{"a":1}}', '{"constructor":null}', `${"[".repeat(20_000)}${"]".repeat(20_000)}`],
];

const values: Damage = (random, file, text) => {
  let value: unknown = JSON.parse(text);
  for (let left = 1 + below(random, 3); left > 0 && value !== undefined; left--)
    value = mutateValue(random, value);
  write(file, JSON.stringify(value) ?? "");
};

const damages: readonly Damage[] = [
  ...new Array<Damage>(8).fill(values),
  ...new Array<Damage>(4).fill((random, file, text) => write(file, mutateText(random, text))),
  (random, file) => write(file, contents[below(random, contents.length)] ?? ""),
  (random, file) =>
    write(
      file,
      Uint8Array.from({ length: below(random, 300) }, () => below(random, 256)),
    ),
  (random, file) => {
    rmSync(file);
    const kind = below(random, 4);
    if (kind === 0) mkdirSync(file);
    if (kind === 1) symlinkSync(file, file);
    if (kind === 2) execFileSync("mkfifo", [file]);
  },
];

/** Damages a JSON file of a folder, each seed in its own way: values, characters, all of it, or its being a file. */
export function damageJson(file: string, seed: number): void {
  const random = mixed(seed);
  damages[below(random, damages.length)]?.(random, file, readFileSync(file, "utf8"));
}

/** Damages a safetensors file: bytes of its length and header, or where it ends. */
export function damageHeader(file: string, seed: number): void {
  const random = mixed(seed);
  const bytes = new Uint8Array(readFileSync(file));
  const headerEnd = 8 + Number(new DataView(bytes.buffer).getBigUint64(0, true));
  for (let left = 1 + below(random, 4); left > 0; left--) {
    const at = below(random, 3) === 0 ? below(random, 8) : below(random, headerEnd);
    bytes[at] = below(random, 3) === 0 ? (bytes[at] ?? 0) ^ (1 << below(random, 8)) : below(random, 256);
  }
  const cut = below(random, 5) === 0 ? below(random, bytes.length) : bytes.length;
  write(file, below(random, 8) === 0 ? Buffer.concat([bytes, bytes.subarray(0, 9)]) : bytes.subarray(0, cut));
}

/** Neighbouring seeds' first numbers are neighbours too; later ones are not. */
function mixed(seed: number): () => number {
  const random = uniform(Math.imul(seed, 0x9e3779b1));
  for (let i = 0; i < 8; i++) random();
  return random;
}
