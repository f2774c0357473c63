import { expect, test } from "vitest";
import { chooseReplies } from "./choose-replies.ts";
import { replyOf } from "./testing/reply-of.ts";

const [first, second, other] = [replyOf(), replyOf({ content: "2" }), replyOf({ key: "b" })];

test("chooseReplies() sorts replies by what was asked, in their order", () => {
  const { byKey, settings } = chooseReplies([first, other, second], {});
  expect([...byKey]).toEqual([
    ["a", [first, second]],
    ["b", [other]],
  ]);
  expect(settings).toEqual({ model: "m", parameters: { temperature: 0.2, top_p: 1 }, prompt: "p" });
});

test("chooseReplies() takes those of the settings that are wanted", () => {
  const hot = replyOf({ parameters: { temperature: 1 } });
  const parameters = { top_p: 1, temperature: 0.2 };
  expect(chooseReplies([hot, first], { parameters }).byKey.get("a")).toEqual([first]);
  expect(chooseReplies([first], { model: "n" }).settings).toBeNull();
  expect(chooseReplies([first], { prompt: "q" }).byKey.size).toBe(0);
});

test("chooseReplies() does not mix replies of two models", () => {
  expect(() => chooseReplies([first, replyOf({ model: "n" })], {})).toThrow(
    "Cannot choose among the stored replies: they are of 2 settings (models m, n)",
  );
});
