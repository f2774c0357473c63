import { expect, test } from "vitest";
import * as errors from "./errors.ts";

const { CoreError, ...classes } = errors;

test.each(Object.entries(classes))(
  "%s says what is the case and what to do, and is not retried",
  (name, Class) => {
    const cause = new Error("disk");
    const error = new Class("Cannot do it: it is not there", "Look elsewhere.", { cause });
    expect(error).toBeInstanceOf(CoreError);
    expect(error).toMatchObject({ name, advice: "Look elsewhere.", retry: false, cause });
    expect(`${error}`).toBe(`${name}: Cannot do it: it is not there`);
  },
);
