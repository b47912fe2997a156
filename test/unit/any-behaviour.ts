import fc from "fast-check";
import { oddValue } from "./odd-values.js";
import type { Behaviour } from "./scripted-fetch.js";

const pause = fc.constantFrom(0, 0, 1, 15, 40);

const headerValue = fc.oneof(
  fc.string({
    unit: fc
      .integer({ min: 0x20, max: 0xff })
      .filter(isNotDelete)
      .map((code) => String.fromCharCode(code)),
  }),
  fc.constantFrom(
    "0",
    "1",
    "5",
    "-1",
    "61",
    "1e9",
    "NaN",
    "Wed, 21 Oct 2015 07:28:00 GMT",
    "Wed, 21 Oct 2999 07:28:00 GMT",
  ),
  fc.constantFrom("application/json", "text/html; charset=x", "chunked", "gzip", "/", "//", "http://[", "javascript:0"),
);
const headerName = fc.constantFrom(
  ...["retry-after", "content-type", "content-length", "content-encoding", "transfer-encoding", "location", "x-any"],
);

const encode = (text: string) => new TextEncoder().encode(text);
const chunk = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.json().map(encode),
  fc
    .constantFrom('{"deployments":[]}', '{"message":1,"restate_code":2}', '{"message":"\x1b[2J"}', "null", '""', "{")
    .map(encode),
  fc.constant(new Uint8Array(70_000).fill(0x61)),
  // No fetch of a platform gives such.
  fc.constantFrom("text", null, 1),
);

const answer: fc.Arbitrary<Behaviour> = fc.record({
  kind: fc.constant("answer" as const),
  pause,
  // 0 is `Response.error()`.
  status: fc.oneof(
    fc.integer({ min: 200, max: 599 }),
    fc.constantFrom(0, 200, 200, 201, 204, 304, 307, 408, 429, 500, 502, 503, 503, 504),
  ),
  headers: fc.array(fc.tuple(headerName, headerValue), { maxLength: 3 }),
  chunks: fc.array(chunk, { maxLength: 3 }),
  ending: fc.oneof({ weight: 3, arbitrary: fc.constantFrom("end" as const, "stall" as const) }, oddValue),
  obedient: fc.boolean(),
  used: fc.integer({ min: 0, max: 9 }).map((number) => number === 9),
});

const goodAnswer: fc.Arbitrary<Behaviour> = fc.record({
  kind: fc.constant("answer" as const),
  pause,
  status: fc.constant(200),
  headers: fc.constant<[string, string][]>([]),
  chunks: fc.constant([encode('{"deployments":'), encode("[]}")]),
  ending: fc.constant("end" as const),
  obedient: fc.boolean(),
  used: fc.constant(false),
});

/** What a `fetch` that is given as an option may do, whoever wrote it. */
export const anyBehaviour: fc.Arbitrary<Behaviour> = fc.oneof(
  { weight: 4, arbitrary: answer },
  { weight: 2, arbitrary: goodAnswer },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("throw" as const), pause, thrown: oddValue }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("refuse" as const),
      pause,
      code: fc.constantFrom("ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT", "ConnectionRefused"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("silence" as const), obedient: fc.boolean() }) },
);

function isNotDelete(code: number): boolean {
  return code < 0x7f || code > 0x9f;
}
