type PathValues = Readonly<Record<string, unknown>>;

/**
 * Fills a path template with one percent-encoded segment for each argument. An argument that could lead to another
 * route is rejected: URL normalization turns `/services/../openapi` into `/openapi`, even if the dots are encoded.
 *
 * @throws TypeError if an argument is not a string, is empty, `.` or `..`, or is not well-formed Unicode.
 */
export function fillPath(template: string, values: PathValues): string {
  let path = template;
  for (const name in values) path = path.replaceAll(`{${name}}`, encodeSegment(name, values[name], template));
  return path;
}

function encodeSegment(name: string, value: unknown, template: string): string {
  if (typeof value === "string" && !/^\.{0,2}$/.test(value)) {
    try {
      return encodeURIComponent(value);
    } catch {
      // The string has a lone surrogate.
    }
  }
  const given = typeof value === "string" ? JSON.stringify(value) : value === null ? "null" : typeof value;
  throw new TypeError(
    `${name} of ${template.replace(/^\w+:\/\/[^/]*/, "")} must be a well-formed string other than "", "." and "..", not ${given}`,
  );
}
