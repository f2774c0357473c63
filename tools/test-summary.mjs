// Adds up what the packages' test runs reported, and ends with one line that says how it went.
import { existsSync, readdirSync, readFileSync } from "node:fs";

const total = { passed: 0, failed: 0, skipped: 0 };
for (const group of ["packages", "apps", "infra"]) {
  for (const name of readdirSync(group)) {
    const file = `${group}/${name}/test-results.json`;
    if (!existsSync(file)) continue;
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
      readFileSync(file, "utf8"),
    );
    const skipped = numPendingTests + numTodoTests;
    console.log(`${group}/${name}: ${numPassedTests} passed, ${numFailedTests} failed, ${skipped} skipped`);
    total.passed += numPassedTests;
    total.failed += numFailedTests;
    total.skipped += skipped;
  }
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
