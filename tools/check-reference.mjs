// npm run check:reference: captions every reference checkpoint with the command line, and compares with what PyTorch made of it.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const reference = join(root, "packages/core/testdata/reference");
const cli = join(root, "apps/coordinator/bin/kvsweep.js");
const tolerances = { z: 1e-4, lambdaHat: 1e-6, lambda: 1e-6, topLogits: 1e-3 };

/** The captions that one image has by each method. */
function caption(checkpoint, image, { prompt, maxNewTokens }, methods) {
  const args = [cli, "caption", "--model", join(reference, "checkpoints", checkpoint)];
  args.push("--image", join(reference, "images", image), "--raw-prompt", prompt);
  args.push("--max-new-tokens", String(maxNewTokens), "--json", "--trace");
  for (const method of methods) args.push("--method", JSON.stringify(method));
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`kvsweep caption ended with ${status}: ${stderr}`);
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** The largest distance of two matrices; infinite where their shapes differ. */
function distance(found, wanted) {
  if (wanted === null || found === null) return found === wanted ? 0 : Number.POSITIVE_INFINITY;
  const shape = (matrix) => matrix.map((row) => row.length).join();
  if (shape(found) !== shape(wanted)) return Number.POSITIVE_INFINITY;
  return found.reduce(
    (most, row, i) => row.reduce((worst, value, j) => Math.max(worst, Math.abs(value - wanted[i][j])), most),
    0,
  );
}

let [equal, all] = [0, 0];
for (const checkpoint of readdirSync(join(reference, "checkpoints")).sort()) {
  const expected = JSON.parse(readFileSync(join(reference, "expected", `${checkpoint}.json`), "utf8"));
  for (const [image, { methods }] of Object.entries(expected.images)) {
    const settings = Object.entries(methods);
    const found = caption(
      checkpoint,
      image,
      expected,
      settings.map(([, { method }]) => method),
    );
    const worst = Object.fromEntries(Object.keys(tolerances).map((name) => [name, 0]));
    const wrong = settings.filter(([, wanted], place) => {
      const made = found[place];
      for (const name of Object.keys(tolerances)) {
        worst[name] = Math.max(worst[name], distance(made[name], wanted[name]));
      }
      return made.text !== wanted.text || made.ids.join() !== wanted.ids.join();
    });
    const far = Object.keys(tolerances).filter((name) => !(worst[name] <= tolerances[name]));
    all += settings.length;
    equal += settings.length - wrong.length;
    const figures = Object.entries(worst).map(([name, value]) => `${name} ${value.toExponential(1)}`);
    console.log(
      `${checkpoint} ${image}: ${settings.length - wrong.length} of ${settings.length} equal; ${figures.join(", ")}`,
    );
    for (const [name] of wrong) console.log(`  other tokens: ${name}`);
    if (wrong.length + far.length > 0) process.exitCode = 1;
    for (const name of far) console.log(`  ${name} is farther than ${tolerances[name]}`);
  }
}
console.log(`${equal} of ${all} captions equal those of PyTorch.`);
