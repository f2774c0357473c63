import { expect, test } from "vitest";
import { fakeSettings } from "./fake-settings.ts";

test("fakeSettings() takes milliseconds alone", () => {
  expect(fakeSettings({ KVSWEEP_FAKE_DECODER: "20" })).toEqual({ millisecondsPerCaption: 20 });
});

test("fakeSettings() takes patterns of images that kill and that block", () => {
  const variables = {
    KVSWEEP_FAKE_DECODER: "0",
    KVSWEEP_FAKE_POISON: "^0007",
    KVSWEEP_FAKE_BLOCK: "a=b=500",
  };
  expect(fakeSettings(variables)).toEqual({
    millisecondsPerCaption: 0,
    poison: /^0007/,
    block: { images: /a=b/, milliseconds: 500 },
  });
});

test("fakeSettings() refuses what is no number and what has none", () => {
  expect(() => fakeSettings({ KVSWEEP_FAKE_DECODER: "fast" })).toThrow(/KVSWEEP_FAKE_DECODER/);
  expect(() => fakeSettings({ KVSWEEP_FAKE_DECODER: "1", KVSWEEP_FAKE_BLOCK: "0007" })).toThrow(/FAKE_BLOCK/);
});
