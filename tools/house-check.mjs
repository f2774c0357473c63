// The house's own rules that no linter knows: a test beside every file with logic, no file over 400 lines, no file named
// after nothing, and each benchmark folder with its README, version and testdata.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import ts from "typescript";

const problems = [];
const maxLines = 400;
const vague = new Set(["utils.ts", "util.ts", "helpers.ts", "helper.ts", "types.ts", "common.ts", "misc.ts"]);

/** Files, or folders that end in "/", that another test covers, with the test that does. Keep it short. */
const coveredElsewhere = JSON.parse(readFileSync(new URL("house-check.json", import.meta.url), "utf8"));

const sources = ["packages", "apps", "infra"]
  .flatMap((group) => readdirSync(group).map((name) => join(group, name, "src")))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder, { recursive: true }).map((file) => join(folder, String(file))))
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"));

for (const file of sources) {
  const text = readFileSync(file, "utf8");
  const lines = text.split("\n").length;
  if (lines > maxLines) problems.push(`${file} has ${lines} lines, more than ${maxLines}`);
  if (vague.has(basename(file))) problems.push(`${file} says nothing by its name`);
  if (file.endsWith(".test.ts") || file.includes("/testing/")) continue;
  if (hasLogic(text) && !existsSync(file.replace(/\.ts$/, ".test.ts"))) {
    const cover = coveredElsewhere[file] ?? coveredElsewhere[`${dirname(file)}/`];
    if (!cover) problems.push(`${file} has no test beside it`);
    else if (!existsSync(cover))
      problems.push(`${file} is said to be covered by ${cover}, which does not exist`);
  } else if (coveredElsewhere[file]) {
    problems.push(`${file} needs no entry in tools/house-check.json any more`);
  }
}

for (const file of Object.keys(coveredElsewhere)) {
  if (!existsSync(file)) problems.push(`tools/house-check.json names ${file}, which does not exist`);
}

const benchmarks = "packages/metrics/src/benchmarks";
for (const entry of readdirSync(benchmarks, { withFileTypes: true })) {
  if (!entry.isDirectory()) continue;
  const folder = join(benchmarks, entry.name);
  for (const needed of ["README.md", "testdata"]) {
    if (!existsSync(join(folder, needed))) problems.push(`${folder} has no ${needed}`);
  }
  const main = join(folder, `${entry.name}.ts`);
  if (!existsSync(main) || !/version: \d/.test(readFileSync(main, "utf8")))
    problems.push(`${main} has no version`);
}

/** Types, tables and lists of exports need no test: only what runs does, in its own words or as a class. */
function hasLogic(text) {
  const runs = (node) =>
    (ts.isFunctionLike(node) && node.body !== undefined) ||
    ts.isClassLike(node) ||
    (!ts.isTypeNode(node) && ts.forEachChild(node, runs)) ||
    false;
  return runs(ts.createSourceFile("", text, ts.ScriptTarget.Latest));
}

for (const problem of problems) console.error(problem);
console.error(`House check: ${sources.length} files, ${problems.length} problems.`);
process.exit(problems.length > 0 ? 1 : 0);
