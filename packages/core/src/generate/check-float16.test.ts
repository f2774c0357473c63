import { env } from "onnxruntime-node";
import { expect, test } from "vitest";
import { ProviderError } from "../errors.ts";
import { checkFloat16 } from "./check-float16.ts";

// A device that is not to be had is what the tests ask for, and no news.
env.logLevel = "fatal";

test("checkFloat16() is content with the CPU", async () => {
  await expect(checkFloat16({})).resolves.toBeUndefined();
});

test("checkFloat16() on CUDA works, or throws a ProviderError", async () => {
  const thrown = await checkFloat16({ provider: "cuda" }).catch((error: unknown) => error);
  if (thrown !== undefined) expect(thrown).toBeInstanceOf(ProviderError);
});
