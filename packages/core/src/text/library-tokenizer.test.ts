import { expect, test } from "vitest";
import { libraryTokenizer } from "./library-tokenizer.ts";

const definition = (decoder: object | null) => ({
  model: { type: "BPE", vocab: { a: 0, "<0xFF>": 1 }, merges: [], byte_fallback: true },
  added_tokens: [],
  normalizer: null,
  pre_tokenizer: null,
  post_processor: null,
  decoder,
});

test.each([
  ["alone", { type: "ByteFallback" }],
  ["in a sequence", { type: "Sequence", decoders: [{ type: "ByteFallback" }, { type: "Fuse" }] }],
])("libraryTokenizer() keeps a byte order mark with byte fallback %s", (_, decoder) => {
  const library = libraryTokenizer(definition(decoder));
  expect(library.decoder?.decode(["<0xEF>", "<0xBB>", "<0xBF>", "a"])).toBe("\uFEFFa");
});

test("libraryTokenizer() works for a definition without decoder", () => {
  const library = libraryTokenizer(definition(null));
  expect(library.decoder).toBeNull();
  expect(library.encode("aa", { add_special_tokens: true }).ids).toEqual([0, 0]);
});
