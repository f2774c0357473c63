import { join } from "node:path";
import { z } from "zod";
import { readOptionalJson } from "../checkpoint/read-optional-json.ts";
import { readOptionalText } from "../checkpoint/read-optional-text.ts";
import { CheckpointError } from "../errors.ts";
import { libraryTokenizer } from "./library-tokenizer.ts";

/** Text to token ids and back, as a model folder's tokenizer.json says. */
export interface Tokenizer {
  /** The ids of `text`. What the post-processor adds (BOS) is left out with `specialTokens: false`; default true. */
  encode(text: string, options?: { readonly specialTokens?: boolean }): number[];
  /** The text of `ids` without special tokens; ids outside the vocabulary are skipped. */
  decode(ids: readonly number[]): string;
  idOf(token: string): number | undefined;
  /** Tokens, the added ones included. */
  readonly vocabularySize: number;
}

/** Opens the tokenizer of a model folder. Throws CheckpointError where tokenizer.json is missing or broken. */
export async function openTokenizer(folder: string): Promise<Tokenizer> {
  const file = join(folder, "tokenizer.json");
  const definition = await readOptionalJson(file);
  if (definition === undefined) throw await missing(folder);
  return guarded(file, () => tokenizerOf(file, TokenizerJson.parse(definition)));
}

/** The library checks little of a definition: what is wrong shows when it is opened, or only when it is used. */
function guarded<T>(file: string, use: () => T): T {
  try {
    return use();
  } catch (cause) {
    throw new CheckpointError(
      `Cannot use "${file}": it is not the definition of a tokenizer that can be read`,
      "Copy tokenizer.json again from the model's repository.",
      { cause },
    );
  }
}

/** Far above any vocabulary: the library makes a list of all ids up to the largest. */
const TokenId = z
  .int()
  .min(0)
  .max(2 ** 22);

const TokenizerJson = z.looseObject({
  model: z.looseObject({
    type: z.string(),
    vocab: z.union([z.record(z.string(), TokenId), z.array(z.tuple([z.string(), z.number()]))]),
  }),
  added_tokens: z.array(z.looseObject({ id: TokenId, special: z.boolean(), content: z.string() })),
});
const TokenIds = z.array(TokenId);
type TokenizerJson = z.infer<typeof TokenizerJson>;

function tokenizerOf(file: string, definition: TokenizerJson): Tokenizer {
  const library = libraryTokenizer(definition);
  const special = new Set(definition.added_tokens.filter((token) => token.special).map((token) => token.id));
  const tokenOf = (id: number) => (special.has(id) ? [] : (library.id_to_token(id) ?? []));
  return {
    encode: (text, { specialTokens = true } = {}) =>
      guarded(file, () => TokenIds.parse(library.encode(text, { add_special_tokens: specialTokens }).ids)),
    // The library's own decode refuses an empty list and tidies spaces before punctuation.
    decode: (ids) => {
      const tokens = ids.flatMap(tokenOf);
      return guarded(file, () => (library.decoder ? library.decoder.decode(tokens) : tokens.join(" ")));
    },
    idOf: (token) => library.token_to_id(token),
    vocabularySize: library.get_vocab().size,
  };
}

async function missing(folder: string): Promise<CheckpointError> {
  const hasModel = (await readOptionalText(join(folder, "tokenizer.model"))) !== undefined;
  const reason = hasModel ? "the folder holds only tokenizer.model" : "the file does not exist";
  return new CheckpointError(
    `Cannot open "${join(folder, "tokenizer.json")}": ${reason}`,
    hasModel
      ? `Convert it once: python -c "from transformers import AutoTokenizer as T; T.from_pretrained('${folder}').save_pretrained('${folder}')"`
      : "Copy tokenizer.json from the model's repository into the folder.",
  );
}
