import { expect, it } from "vitest";
import { RowReader } from "../../../src/sql/row-reader.js";
import { writeJson } from "../../../src/state/new-state.js";
import { decodeValue } from "../../../src/state/state-values.js";

/** In characters. A regular expression that backtracks overflows its stack at this length. */
const LENGTH = 20_000_000;

const encoder = new TextEncoder();

it.each(["x", '\\"', "\\n"])("RowReader reads a long string of %j beside nested integers", (piece) => {
  const count = LENGTH / piece.length;
  const result = `{"rows":[{"s":"${piece.repeat(count)}","l":[9007199254740993,":9007199254740993,"]}]}`;
  const reader = new RowReader();
  const [row] = [encoder.encode(result), undefined].flatMap((chunk) => reader.read(chunk) ?? []);
  expect(row?.l).toEqual([9007199254740993n, ":9007199254740993,"]);
  expect(String(row?.s).length).toBe(count * JSON.parse(`"${piece}"`).length);
});

it("a state value is JSON however long its strings are", () => {
  const value = { plain: "x".repeat(LENGTH), escaped: "\n".repeat(LENGTH / 2), number: 9007199254740993n };
  expect(decodeValue(encoder.encode(writeJson(value, "it")))).toEqual(value);
});
