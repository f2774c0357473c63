import { Tokenizer } from "@huggingface/tokenizers";
import { byteFallback } from "./byte-fallback.ts";

/** What is used of `@huggingface/tokenizers`, whose own types do not resolve under NodeNext. */
export interface LibraryTokenizer {
  encode(text: string, options: { add_special_tokens: boolean }): { ids: number[] };
  token_to_id(token: string): number | undefined;
  id_to_token(id: number): string | undefined;
  get_vocab(): Map<string, number>;
  readonly decoder: LibraryDecoder | null;
}

/** One step of decoding, or a sequence of steps. */
export interface LibraryDecoder {
  readonly config: { readonly type: string };
  readonly decoders?: LibraryDecoder[];
  decode_chain(tokens: string[]): string[];
  decode(tokens: string[]): string;
}

/** The library's tokenizer for the value of a tokenizer.json, with its byte fallback made exact. */
export function libraryTokenizer(definition: object): LibraryTokenizer {
  const library: LibraryTokenizer = new Tokenizer(definition, {});
  if (library.decoder) correctByteFallback(library.decoder);
  return library;
}

// The library decodes invalid bytes leniently and drops a byte order mark.
function correctByteFallback(decoder: LibraryDecoder): void {
  if (decoder.config.type === "ByteFallback") decoder.decode_chain = byteFallback;
  for (const step of decoder.decoders ?? []) correctByteFallback(step);
}
