import { afterEach, expect, it, vi } from "vitest";
import { RowReader } from "../../../src/sql/row-reader.js";

afterEach(() => {
  vi.restoreAllMocks();
});

it("a result in many small chunks is parsed a few times as a whole, wherever a row may seem to end", () => {
  const parse = vi.spyOn(JSON, "parse");
  const value = "a}".repeat(2_000);
  const reader = new RowReader();
  const encoder = new TextEncoder();
  const chunks = ['{"rows":[{"a":"', ...(value.match(/../g) ?? []), '"}]}'].map((chunk) => encoder.encode(chunk));
  const rows = [...chunks, undefined].flatMap((chunk) => reader.read(chunk) ?? []);
  expect(rows).toEqual([{ a: value }]);
  const parsed = parse.mock.calls.reduce((sum, [text]) => sum + text.length, 0);
  expect(parsed).toBeLessThan(5 * value.length);
});
