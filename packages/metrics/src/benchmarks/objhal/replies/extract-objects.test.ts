import { expect, test } from "vitest";
import { replyOf } from "../../../extraction/testing/reply-of.ts";
import { extractObjects } from "./extract-objects.ts";

const usage = { input: 2, output: 1, total: 3 };
const reply = (content: string) => replyOf({ content, usage });
const answer = "A dog on the beach.";

test("extractObjects() asks nobody about three words or fewer", async () => {
  const ask = () => Promise.reject(new Error("asked"));
  expect(await extractObjects(" A\tbig\ndog. ", { stored: [], ask })).toMatchObject({
    objects: [],
    calls: 0,
  });
});

test("extractObjects() uses stored replies first, then asks until one can be read", async () => {
  const new_ = [reply("again no"), reply('["dog"]')];
  const ask = async () => new_.shift() ?? reply("");
  const found = await extractObjects(answer, { stored: [reply("no")], ask });
  expect(found).toEqual({
    objects: ["dog"],
    problem: null,
    calls: 3,
    used: { input: 6, output: 3, total: 9 },
    useful: usage,
  });
});

test("extractObjects() gives up after a hundred unreadable replies, and at once on a number", async () => {
  const ask = async () => reply("no");
  expect(await extractObjects(answer, { stored: [], ask })).toMatchObject({
    problem: "unreadable",
    calls: 100,
  });
  expect(await extractObjects(answer, { stored: [reply("5")] })).toMatchObject({
    problem: "not a list",
    calls: 1,
  });
});

test("extractObjects() says that offline no reply is left", async () => {
  expect(await extractObjects(answer, { stored: [reply("no")] })).toMatchObject({
    objects: null,
    problem: "no reply",
    calls: 1,
    useful: { total: 0 },
  });
});
