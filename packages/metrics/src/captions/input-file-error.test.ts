import { expect, test } from "vitest";
import { InputFileError } from "./input-file-error.ts";

test("InputFileError says what is the case and what to do, and is not worth a retry", () => {
  const error = new InputFileError("Cannot read it: why", "Do this.");
  expect(error).toMatchObject({
    name: "InputFileError",
    message: "Cannot read it: why",
    advice: "Do this.",
    retry: false,
  });
});
