import { expect, test } from "vitest";
import { ServerError } from "./errors.ts";

test("ServerError says what is the case and what to do, and is not worth another try", () => {
  const error = new ServerError("Cannot start Redis: it ended", "Read its log.");
  expect(error).toMatchObject({ name: "ServerError", advice: "Read its log.", retry: false });
});
