import { join } from "node:path";
import { expect, test } from "vitest";
import { prepareAmber } from "./prepare-amber.ts";
import { amberFolder } from "./testing/goldens.ts";
import { ownFolder } from "./testing/own-data.ts";

test("prepareAmber() says what is there and how to make the table", async () => {
  expect(await prepareAmber(ownFolder)).toMatchObject({
    generative: 2,
    vocabulary: 14,
    isOfficial: false,
    similarityModel: null,
    similarityCommand: expect.stringContaining("en_core_web_lg"),
  });
  const { similarityModel } = await prepareAmber(ownFolder, join(ownFolder, "similarity.json"));
  expect(similarityModel).toBe("invented 1.0");
});

test.skipIf(!amberFolder)("prepareAmber() knows the official files", async () => {
  const prepared = await prepareAmber(amberFolder ?? "");
  expect(prepared).toMatchObject({ generative: 1004, vocabulary: 418, isOfficial: true });
});
