import { Method } from "@kvsweep/core/methods";
import { expect, test } from "vitest";
import { fakeAnswer } from "./fake-answer.ts";
import { ChildReply, type ChildRequest } from "./protocol.ts";

const caption: ChildRequest = {
  kind: "caption",
  model: "/models/scenes-vlm",
  samples: ["/images/0001.png", "/images/0002.png"].map((image) => ({
    image,
    prompt: { question: "What?" },
  })),
  methods: [Method.parse({ method: "greedy" })],
  maxNewTokens: 64,
};
const settings = { millisecondsPerCaption: 1 };

test("fakeAnswer() gives a caption for every sample and method, in the protocol's words", async () => {
  const reply = ChildReply.parse(await fakeAnswer(settings, caption));
  if (reply.kind !== "captions") throw new TypeError(reply.kind);
  expect(reply.samples).toEqual([[expect.anything()], [expect.anything()]]);
  expect(reply.samples[0]).not.toEqual(reply.samples[1]);
  expect(reply.seconds).toBe(0.002);
});

test("fakeAnswer() opens any model, and offers the cpu", async () => {
  expect(await fakeAnswer(settings, { kind: "open", model: "any" })).toEqual({ kind: "opened" });
  expect(await fakeAnswer(settings, { kind: "providers" })).toEqual({
    kind: "providers",
    providers: ["cpu"],
  });
});

test("fakeAnswer() blocks its event loop for the images that are said to", async () => {
  const before = performance.now();
  const answer = fakeAnswer({ ...settings, block: { images: /0002/, milliseconds: 50 } }, caption);
  expect(performance.now() - before).toBeGreaterThanOrEqual(50);
  await answer;
});
