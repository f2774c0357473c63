import { readFileSync } from "node:fs";
import { z } from "zod";
import { punktForTests, referencePath } from "../../../text/testing/reference-data.ts";

const Numbers = z.record(z.string(), z.number());
const Response = z.object({ id: z.int(), response: z.string() });
const Bits = z.array(z.int());
const Expected = z.object({
  metrics: Numbers,
  printed: Numbers,
  counters: Numbers,
  responses: z.array(
    z.object({
      id: z.int(),
      nouns: z.array(z.string()),
      kept: z.array(z.string()),
      flags: Bits,
      cover: Bits,
      cog: Bits,
    }),
  ),
});
const SmallCases = z.array(
  z.object({
    case: z.string(),
    responses: z.union([z.string(), z.array(z.looseObject({ id: z.union([z.int(), z.string()]) }))]),
    metrics: Numbers.optional(),
    printed: Numbers.optional(),
    error: z.string().optional(),
  }),
);

const read = (path: string) => JSON.parse(readFileSync(path, "utf8"));

/** ../shared/data/amber, or undefined with a warning. */
export const amberFolder = referencePath("amber");

/** NLTK's Punkt parameters, or undefined with a warning. */
export const punkt = punktForTests();

/** The 60 responses of ../shared/data/amber. */
export const responses = () => z.array(Response).parse(read(`${amberFolder}/responses.json`));

/** What the official code gives on them with this similarity table. */
export const expectedWith = (table: string) => Expected.parse(read(`${amberFolder}/expected_${table}.json`));

/** The official code's numbers on small inputs, its errors among them. */
export const smallCases = () => SmallCases.parse(read(`${amberFolder}/expected_small_cases.json`));
