import fc from "fast-check";

/** In place of the unit "binary" of fast-check, which takes a CPU second to create. */
const CODE_POINT = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));
const CODE_UNIT = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));

const SPECIAL = fc.constantFrom(
  ...[".", "..", "/", "\\", "%", "%2e", "%2F", "%00", "?", "#", "&", "=", "+", ";", ":", "@", ",", "|", " "],
  ...["{", "}", "{thing_id}", "{part}", "{invocation_id}", "thing_id", "$", "$&", "$1", "$`", "$$"],
  ...["\0", "\t", "\r", "\n", "\x7f", "\x85", "\u2028", "\ufeff", "é", "e\u0301"],
  ...["😀", "\ud83d", "\ude00", "[0]", "__proto__"],
);

/** Any JavaScript string: all of Unicode, lone surrogates, and many characters with a meaning in a URL. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: CODE_POINT }),
  fc.string({ unit: CODE_UNIT }),
  fc.string({ unit: SPECIAL, maxLength: 5 }),
);

/** Any string that UTF-8 can carry. */
export const wellFormedText: fc.Arbitrary<string> = anyText.filter(isWellFormed);

/** Whether a string has no lone surrogate, for which UTF-8 has no bytes. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
