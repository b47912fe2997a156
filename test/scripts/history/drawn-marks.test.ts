import fc from "fast-check";
import { expect, it } from "vitest";
import { type JsonObject, readObject } from "../../../scripts/io/json.js";
import { readRetryRule } from "../../../scripts/model/read-mark.js";
import { isIdempotent, listOperations, MAY_BE_EMPTY } from "../../../scripts/read/index.js";
import { allowLongRuns, holdsFor } from "../../kit/property-runs.js";
import { id, text, trace } from "./versions-of-a-thing.js";

allowLongRuns();

/** The requests of an operation, by the exception that they match. */
const REQUESTS = [undefined, { body: { force: true } }, { query: { mode: "a" } }] as const;
const TEMPORARY = ["not leader", "starting"].map((message) => ({ status: 503, message }));

const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const RETRY = fc.record({
  idempotent: maybe(fc.boolean()),
  unless: fc.constantFrom(...REQUESTS),
  temporary: maybe(fc.subarray(TEMPORARY)),
});
/** What the document of a version says of an operation: its marks, and whether its response has a body. */
const VERSION = fc.record({
  "x-retry": maybe(RETRY),
  "x-bulk": maybe(fc.boolean()),
  "x-server-version": maybe(fc.constantFrom("a", "b")),
  "x-other": maybe(fc.nat(1)),
  hasBody: fc.boolean(),
  mayBeEmpty: fc.boolean(),
});

const createDocument = (method: string, { hasBody, mayBeEmpty, ...marks }: JsonObject): JsonObject => {
  const response = hasBody ? { content: { "application/json": { schema: text } } } : {};
  const responses = { 200: { ...response, ...(hasBody && mayBeEmpty && { [MAY_BE_EMPTY]: true }) } };
  return { paths: { "/things/{id}": { [method]: { parameters: [id], responses, ...marks } } } };
};

it("a mark of any version is kept as far as it is right on the servers of all: no call is sent twice to a server that would act twice", () =>
  holdsFor(
    fc.property(
      fc.constantFrom("put" as const, "post" as const),
      fc.array(VERSION, { minLength: 2, maxLength: 3 }),
      (method, versions) => {
        const { document } = trace(...versions.map((each) => createDocument(method, JSON.parse(JSON.stringify(each)))));
        const operation = listOperations(document)[0]?.operation ?? {};
        const retry = readRetryRule(method, operation);
        const rules = versions.map((each) => ({ idempotent: isIdempotent(method), ...dropUndefined(each["x-retry"]) }));
        const exceptions = new Set(rules.flatMap(({ unless }) => (unless ? JSON.stringify(unless) : [])));
        for (const request of REQUESTS) {
          const mayRepeat = ({ idempotent, unless }: { idempotent?: boolean | undefined; unless?: unknown }) =>
            idempotent === true && (unless === undefined || JSON.stringify(unless) !== JSON.stringify(request));
          // One rule cannot have two exceptions.
          expect(mayRepeat(retry)).toBe(exceptions.size < 2 && rules.every(mayRepeat));
        }
        const temporary = rules.flatMap((rule) => rule.temporary ?? []);
        expect(new Set(retry.temporary.map(({ message }) => message))).toEqual(
          new Set(temporary.map(({ message }) => message)),
        );
        const response = readObject(readObject(operation.responses)["200"]);
        const isEmpty = versions.map(({ hasBody, mayBeEmpty }) => !hasBody || mayBeEmpty);
        expect(response[MAY_BE_EMPTY] === true).toBe(versions.some(({ hasBody }) => hasBody) && isEmpty.includes(true));
        // The other marks describe functions.
        const names = ["x-bulk", "x-server-version", "x-other"] as const;
        for (const name of names) expect(operation[name]).toBe(versions.at(-1)?.[name]);
      },
    ),
  ));

function dropUndefined<T extends object>(value: T | undefined): Partial<T> {
  return JSON.parse(JSON.stringify(value ?? {}));
}
