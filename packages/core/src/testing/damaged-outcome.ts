import { join } from "node:path";
import { readModelCard } from "../checkpoint/model-card.ts";
import { CoreError } from "../errors.ts";
import { Captioner } from "../generate/captioner.ts";
import { reference } from "./paths.ts";

const image = join(reference, "images/landscape.png");

/** What becomes of a folder, from its model card to a caption: "loads", "refused", or an error that is none of ours. */
export async function damagedOutcome(folder: string): Promise<string> {
  const card = await outcome(() => readModelCard(folder));
  const caption = await outcome(() => captioned(folder));
  return [card, caption].find((each) => each.startsWith("Unexpected")) ?? caption;
}

async function captioned(folder: string): Promise<void> {
  const captioner = await Captioner.open(folder, { threads: 1 });
  try {
    const prompt = { question: "What is it, naïve 世界?" };
    const [caption] = await captioner.caption({
      samples: [{ image, prompt }],
      methods: [{ method: "greedy" }],
      maxNewTokens: 3,
    });
    if (caption instanceof Error) throw caption;
  } finally {
    await captioner.close();
  }
}

async function outcome(run: () => Promise<unknown>): Promise<string> {
  try {
    await run();
    return "loads";
  } catch (error) {
    if (error instanceof CoreError) return "refused";
    return `Unexpected ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
}
