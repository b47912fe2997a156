/**
 * Fills a path template with one percent-encoded segment for each argument. An argument that could lead to another
 * route is rejected: URL normalization turns `/services/../openapi` into `/openapi`, even if the dots are encoded.
 *
 * @param caller - The function that was called, for errors.
 * @throws TypeError if an argument is not a string, is empty, `.` or `..`, or is not well-formed Unicode.
 */
export function fillPath(caller: string, template: string, values: Readonly<Record<string, unknown>> = {}): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => encodeSegment(caller, name, values[name]));
}

function encodeSegment(caller: string, name: string, value: unknown): string {
  if (typeof value === "string" && !/^\.{0,2}$/.test(value)) {
    try {
      return encodeURIComponent(value);
    } catch {
      // The string has a lone surrogate.
    }
  }
  const argument = name.replace(/[^a-z0-9]+([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase());
  const given = typeof value === "string" ? JSON.stringify(value) : value === null ? "null" : typeof value;
  throw new TypeError(`${caller}: ${argument} must be a well-formed string other than "", "." and "..", not ${given}`);
}
