import { z } from "zod";

const blockPattern = /^(.+)=(\d+)$/;

/** What a fake decoder reads from its environment. */
const FakeVariables = z.object({
  KVSWEEP_FAKE_DECODER: z.coerce.number().min(0),
  KVSWEEP_FAKE_POISON: z.string().min(1).optional(),
  KVSWEEP_FAKE_BLOCK: z.string().regex(blockPattern).optional(),
});

/** How a fake decoder behaves. */
export interface FakeSettings {
  readonly millisecondsPerCaption: number;
  /** Image files by name: a batch with one of them kills the process. */
  readonly poison?: RegExp;
  /** Image files by name: a batch with one of them blocks the event loop as long, as onnxruntime does. */
  readonly block?: { readonly images: RegExp; readonly milliseconds: number };
}

/**
 * Reads KVSWEEP_FAKE_DECODER (milliseconds a caption), KVSWEEP_FAKE_POISON (a regular expression) and KVSWEEP_FAKE_BLOCK
 * (`<regular expression>=<milliseconds>`). Throws ZodError or SyntaxError for what is none.
 */
export function fakeSettings(variables: NodeJS.ProcessEnv): FakeSettings {
  const env = FakeVariables.parse(variables);
  const [, images, milliseconds] = blockPattern.exec(env.KVSWEEP_FAKE_BLOCK ?? "") ?? [];
  return {
    millisecondsPerCaption: env.KVSWEEP_FAKE_DECODER,
    ...(env.KVSWEEP_FAKE_POISON && { poison: new RegExp(env.KVSWEEP_FAKE_POISON) }),
    ...(images && { block: { images: new RegExp(images), milliseconds: Number(milliseconds) } }),
  };
}
