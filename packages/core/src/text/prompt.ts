import { PromptError } from "../errors.ts";
import { checkImageToken } from "./image-token.ts";
import type { Tokenizer } from "./tokenizer.ts";

export interface PromptInput {
  /** The rendered prompt, with exactly one image token in it. */
  readonly text: string;
  readonly tokenizer: Tokenizer;
  /** Usually `<image>`. */
  readonly imageToken: string;
  /** Its id; any number that is no id (−200) for a tokenizer that does not know the image token. */
  readonly imageTokenId: number;
  /** How many positions one picture takes. */
  readonly imageTokens: number;
}

/** Token ids of a prompt; the picture's features replace the positions [imageStart, imageEnd). */
export interface EncodedPrompt {
  readonly ids: number[];
  readonly imageStart: number;
  readonly imageEnd: number;
}

/**
 * Encodes a prompt with its picture's positions. Throws PromptError unless there is exactly one image token, and
 * CheckpointError where the tokenizer has it under another id.
 */
export function encodePrompt(input: PromptInput): EncodedPrompt {
  const parts = input.text.split(input.imageToken);
  const [before, after] = parts;
  if (before === undefined || after === undefined || parts.length !== 2) {
    throw new PromptError(
      `Cannot encode the prompt ${JSON.stringify(input.text)}: it has ${parts.length - 1} ${input.imageToken}, not one`,
      `Name the picture once: the chat template puts ${input.imageToken} in, the question must not.`,
    );
  }
  checkImageToken(input);
  const known = input.tokenizer.idOf(input.imageToken) !== undefined;
  return withSpan(known ? expanded(input) : spliced(input, before, after), input);
}

/** As Hugging Face's processor: the image token is repeated in the text, which is then encoded as a whole. */
function expanded({ text, tokenizer, imageToken, imageTokens }: PromptInput): number[] {
  return encodeOnce(
    tokenizer,
    text.replace(imageToken, () => imageToken.repeat(imageTokens)),
  );
}

/** As the original LLaVA: the texts on both sides of the picture are encoded apart. */
function spliced(
  { tokenizer, imageTokenId, imageTokens }: PromptInput,
  before: string,
  after: string,
): number[] {
  const image = new Array<number>(imageTokens).fill(imageTokenId);
  return [...encodeOnce(tokenizer, before), ...image, ...tokenizer.encode(after, { specialTokens: false })];
}

/** Some chat templates write BOS themselves; it must not come twice. */
function encodeOnce(tokenizer: Tokenizer, text: string): number[] {
  const plain = tokenizer.encode(text, { specialTokens: false });
  const [bos] = tokenizer.encode("");
  return bos !== undefined && plain[0] === bos ? plain : tokenizer.encode(text);
}

function withSpan(ids: number[], { imageToken, imageTokenId, imageTokens }: PromptInput): EncodedPrompt {
  const imageStart = ids.indexOf(imageTokenId);
  const imageEnd = ids.lastIndexOf(imageTokenId) + 1;
  if (imageStart >= 0 && imageEnd - imageStart === imageTokens) return { ids, imageStart, imageEnd };
  throw new PromptError(
    `Cannot find the picture in the prompt: the tokenizer does not give ${imageTokens} ${imageToken} in a row`,
    `Check that tokenizer.json has ${imageToken} among its added_tokens.`,
  );
}
