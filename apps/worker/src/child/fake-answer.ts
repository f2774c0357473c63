import { basename } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fakeCaption } from "./fake-caption.ts";
import type { FakeSettings } from "./fake-settings.ts";
import type { CaptionRequest, ChildReply, ChildRequest } from "./protocol.ts";

/** Answers as a model child does, without a model: for tests of everything around it. */
export async function fakeAnswer(settings: FakeSettings, request: ChildRequest): Promise<ChildReply> {
  switch (request.kind) {
    case "providers":
      return { kind: "providers", providers: ["cpu"] };
    case "open":
      return { kind: "opened" };
    case "caption":
      return fakeBatch(settings, request);
  }
}

async function fakeBatch(settings: FakeSettings, request: CaptionRequest): Promise<ChildReply> {
  const { poison, block, millisecondsPerCaption } = settings;
  const { samples, methods, model, maxNewTokens, repetitionPenalty, penaltyScope } = request;
  const holds = (images: RegExp) => samples.some(({ image }) => images.test(basename(image)));
  if (poison && holds(poison)) process.kill(process.pid, "SIGKILL");
  if (block && holds(block.images)) blockEventLoop(block.milliseconds);
  const milliseconds = millisecondsPerCaption * samples.length * methods.length;
  await delay(milliseconds);
  const limits = { model, maxNewTokens, repetitionPenalty, penaltyScope };
  return {
    kind: "captions",
    samples: samples.map((sample) => methods.map((method) => fakeCaption({ ...sample, method, ...limits }))),
    seconds: milliseconds / 1000,
    timings: [],
  };
}

function blockEventLoop(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
