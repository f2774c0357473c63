// Adds up what the packages' test runs reported, names what failed, and ends with one line that says how it went.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { relative } from "node:path";

const total = { passed: 0, failed: 0, skipped: 0 };
for (const group of ["packages", "apps", "infra"]) {
  for (const name of readdirSync(group)) {
    const file = `${group}/${name}/test-results.json`;
    if (!existsSync(file)) continue;
    const results = JSON.parse(readFileSync(file, "utf8"));
    const failed = failures(results);
    const { numPassedTests: passed, numPendingTests, numTodoTests } = results;
    const skipped = numPendingTests + numTodoTests;
    console.log(`${group}/${name}: ${passed} passed, ${failed.length} failed, ${skipped} skipped`);
    for (const line of failed) console.log(line);
    total.passed += passed;
    total.failed += failed.length;
    total.skipped += skipped;
  }
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

/** The failed tests by name, each with the start of what was said; a file's own failure where no test of it ran. */
function failures({ testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (status === "failed" && failed.length === 0) return [failure(name, "the file", message)];
    return failed.map((test) => failure(name, test.fullName, test.failureMessages[0] ?? ""));
  });
}

function failure(file, test, message) {
  const start = message.split("\n").slice(0, 6);
  return [`  FAILED ${relative(".", file)}: ${test}`, ...start.map((line) => `    ${line}`)].join("\n");
}
