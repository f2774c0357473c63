import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../checkpoint/config.ts";
import { readWeights } from "../checkpoint/weights.ts";
import { expectNear } from "../testing/expect-near.ts";
import { checkpoints, reference } from "../testing/paths.ts";
import { readSafetensors } from "../testing/read-safetensors.ts";
import { ImageFeatures } from "./image-features.ts";

test.each(checkpoints)(
  "encode() gives PyTorch's features of %s, for all images at once",
  async (checkpoint) => {
    const config = await readConfig(join(reference, "checkpoints", checkpoint));
    const encoder = await ImageFeatures.open(config, await readWeights(config), {});
    // The original layout's features are those of llava-classic.
    const expected = checkpoint === "llava-liuhaotian" ? "llava-classic" : checkpoint;
    const tensors = [...readSafetensors(join(reference, "expected", `${expected}.safetensors`))];
    const numbers = (suffix: string) =>
      tensors.flatMap(([name, { data }]) =>
        name.endsWith(suffix) && data instanceof Float32Array ? [data] : [],
      );
    const wanted = numbers("/image_features").flatMap((each) => [...each]);
    const found = await encoder.encode(numbers("/pixel_values"));
    await encoder.close();
    expect(wanted.length).toBe(4 * config.imageTokens * config.text.hidden_size);
    const largest = wanted.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    expectNear([...found], wanted, 1e-4 * largest);
  },
);
