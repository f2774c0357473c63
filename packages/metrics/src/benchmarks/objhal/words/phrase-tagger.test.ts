import { expect, test } from "vitest";
import { temporaryFile } from "../../../captions/testing/temporary-file.ts";
import { smallPunkt } from "../../../text/testing/own-fixtures.ts";
import { phraseTagger } from "./phrase-tagger.ts";

test("phraseTagger() says that NLTK stands in for spaCy", async () => {
  const { model, tag } = await phraseTagger(undefined, { punkt: smallPunkt() });
  expect(model).toMatch(/^none: .* not the official scores$/);
  expect(tag("a dogs").at(-1)).toEqual({ lemma: "dog", tag: "NNS" });
});

test("phraseTagger() takes recorded tokens", async () => {
  const path = await temporaryFile('{"model": "trf", "tokens": {"a x": []}}', "tokens.json");
  const { model, tag } = await phraseTagger(path, {});
  expect([model, tag("a x")]).toEqual(["trf", []]);
});
