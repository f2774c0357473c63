import { prepareAmber, prepareCoco, prepareObjhal } from "@kvsweep/metrics";
import { exitCodes } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

export interface PrepareCocoCommand {
  /** Folder of COCO's annotations, as the official archive has them. */
  readonly annotations: string;
  readonly output: string;
  readonly frontEnd: "wordnet" | "pattern";
  readonly nltk: "3.9.1" | "3.8.1";
  readonly instances: "2014" | "2017";
}

/** Writes CHAIR's ground truth of all COCO images. */
export async function prepareCocoData(input: PrepareCocoCommand, terminal: Terminal): Promise<number> {
  const { annotations, output, frontEnd, nltk, instances } = input;
  const onFile = (file: string) => terminal.say(`Reading ${file} …`);
  const { images } = await prepareCoco(annotations, output, { name: frontEnd, nltk, instances, onFile });
  terminal.say(`Wrote ${output}: the objects of ${images} images`);
  return exitCodes.ok;
}

/** Writes Object HalBench's ground truth of all COCO images. */
export async function prepareObjhalData(
  input: { annotations: string; data: string; output: string; nltk: "3.9.1" | "3.8.1" },
  terminal: Terminal,
): Promise<number> {
  const images = await prepareObjhal(input);
  terminal.say(`Wrote ${input.output}: the objects of ${images} images`);
  return exitCodes.ok;
}

/** Checks a folder of AMBER's data, and says how its similarity table is made. */
export async function prepareAmberData(
  { folder, similarity }: { folder: string; similarity: string | undefined },
  terminal: Terminal,
): Promise<number> {
  const found = await prepareAmber(folder, similarity);
  const files = found.isOfficial ? "the official files" : "files that differ from the official ones";
  terminal.say(`${folder}: ${files}, ${found.generative} images, ${found.vocabulary} words`);
  if (found.similarityModel !== null) terminal.say(`Similarities of ${found.similarityModel}`);
  else
    terminal.say(
      `No similarity table: scores would be labelled exact-match. Make one in ${folder} with:\n${found.similarityCommand}`,
    );
  return exitCodes.ok;
}
