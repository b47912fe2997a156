import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  AdminDecodeError,
  createAdminClient,
  getInvocation,
  getJournal,
  getJournalEvents,
  listInvocations,
  queryRows,
  readState,
  replaceState,
  streamRows,
  summarizeFailures,
  WaitTimeoutError,
} from "../../src/index.js";
import { allowLongRuns, holdsFor } from "../kit/property-runs.js";
import { readFirst } from "../kit/read-first.js";
import { respondInPieces } from "../kit/respond-in-pieces.js";
import { toFetch } from "../kit/to-fetch.js";

allowLongRuns();

/** The functions that read rows, with the columns that they use. */
const readers = {
  queryRows: (client) => queryRows(client, "SELECT 1"),
  async streamRows(client) {
    for await (const row of streamRows(client, "SELECT 1")) expect(row).toBeTypeOf("object");
  },
  readState: (client) => readState(client, "Cart", "bob"),
  async replaceState(client) {
    await replaceState(client, "Cart", "bob", { a: 1 }, { verify: { timeout: 1 } }).catch((error: unknown) => {
      if (!(error instanceof WaitTimeoutError)) throw error;
    });
  },
  getJournal: (client) => getJournal(client, "inv_1"),
  getJournalEvents: (client) => getJournalEvents(client, "inv_1"),
  getInvocation: (client) => getInvocation(client, "inv_1", { withFailure: true }),
  listInvocations: (client) => readFirst(listInvocations(client, {}, { withFailure: true })),
  summarizeFailures: (client) => summarizeFailures(client),
} satisfies Record<string, (client: ReturnType<typeof createAdminClient>) => Promise<unknown>>;

const columns = [
  ..."id created_at failure code failed_at key value scope appended_at event_json entry_type index".split(" "),
  ...["command_index", "command_name", "__proto__", "constructor"],
];
const nest = (depth: number) => `${"[".repeat(depth)}9007199254740993${"]".repeat(depth)}`;

/** JSON as a string, mostly values that a column might have. */
const value = fc.oneof(
  fc.jsonValue().map((given) => JSON.stringify(given)),
  fc.constantFrom(
    '"7b7d"',
    '"7"',
    '"0g"',
    '"5b393030373139393235343734303939335d"',
    "9007199254740993",
    '["a",9007199254740993]',
  ),
  fc.constantFrom('"[409] killed"', '"[500 Internal] declined"', '"[99999999999"', "-0", "1e999", "7".repeat(4_301)),
  fc.constantFrom(
    `"{\\"ty\\":\\"Paused\\",\\"last_failure\\":{\\"error_message\\":\\"no\\"}}"`,
    '"{\\"error_message\\":1}"',
    '"5"',
  ),
  fc.constant(nest(100)),
);
const row = fc
  .array(fc.tuple(fc.constantFrom(...columns), value), { maxLength: 6 })
  .map((fields) => `{${fields.map(([name, given]) => `"${name}":${given}`)}}`);
const result = fc.array(row, { maxLength: 4 }).map((rows) => `{"rows":[${rows}]}`);
/** A result in which a few characters were replaced. */
const damaged = fc
  .tuple(result, fc.array(fc.tuple(fc.nat(), fc.constantFrom(...'{}[],:"\\ \n\0\u001b0e-x')), { maxLength: 3 }))
  .map(([text, changes]) => changes.reduce((rest, [at, by]) => replaceAt(rest, at % rest.length, by), text));

function replaceAt(text: string, index: number, by: string): string {
  return text.slice(0, index) + by + text.slice(index + 1);
}

describe.each(Object.entries(readers))("%s", (_, read) => {
  it("returns a result or throws an AdminDecodeError, whatever the server sends", () =>
    holdsFor(
      fc.asyncProperty(
        fc.oneof(result, damaged, fc.json()),
        fc.integer({ min: 10, max: 1_000 }),
        async (text, size) => {
          const fetch = toFetch((request) =>
            request.url.endsWith("/query") ? respondInPieces(split(text, size)) : new Response(null, { status: 202 }),
          );
          const client = createAdminClient({ fetch, serverVersion: "1.7.12" });
          const error = await Promise.resolve(read(client)).then(
            () => undefined,
            (reason: unknown) => reason,
          );
          if (error !== undefined) expect(error).toBeInstanceOf(AdminDecodeError);
        },
      ),
      [
        [`{"rows":[{"id":${nest(3)}}]}`, 10],
        [`{"rows":[{"key":"a","value":"${Buffer.from(nest(20_000)).toString("hex")}","a":${nest(20_000)}}]}`, 65_536],
      ],
    ));
});

function* split(text: string, size: number): Generator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let sent = 0; sent < bytes.length; sent += size) yield bytes.subarray(sent, sent + size);
}
