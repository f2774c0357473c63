import { Client } from "pg";
import { expect, test } from "vitest";
import { acceptsPlain, libpqUrl } from "./libpq-url.ts";

/** How node-postgres would encrypt: false for not at all. */
const ssl = (query: string): unknown =>
  Reflect.get(
    Reflect.get(new Client({ connectionString: libpqUrl(`postgres://h/d${query}`) }), "connectionParameters"),
    "ssl",
  );

test.each([
  ["", false],
  ["?sslmode=disable", false],
  ["?sslmode=allow", { rejectUnauthorized: false }],
  ["?sslmode=prefer", { rejectUnauthorized: false }],
  ["?sslmode=require", { rejectUnauthorized: false }],
  ["?application_name=a&sslmode=require", { rejectUnauthorized: false }],
  ["?sslmode=verify-full", {}],
])("libpqUrl() with %j encrypts as libpq does", (query, expected) => {
  expect(ssl(query)).toEqual(expected);
});

test("libpqUrl() leaves a URL alone that says nothing, or how it is to be read", () => {
  for (const url of ["postgres://h/d", "postgres://h/d?sslmode=require&uselibpqcompat=false"])
    expect(libpqUrl(url)).toBe(url);
});

test("libpqUrl() takes another mode", () => {
  expect(libpqUrl("postgres://h/d?sslmode=prefer&a=b", "disable")).toBe(
    "postgres://h/d?sslmode=disable&a=b&uselibpqcompat=true",
  );
});

test.each([
  ["?sslmode=prefer", true],
  ["?sslmode=allow", true],
  ["?sslmode=require", false],
  ["", false],
])("acceptsPlain() of %j: %s", (query, expected) => {
  expect(acceptsPlain(`postgres://h/d${query}`)).toBe(expected);
});
