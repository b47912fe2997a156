import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { PROJECT } from "./project.js";

const ajv: Ajv2020 = new Ajv2020({
  strictTypes: false,
  // A test validates the schemas themselves. Compiling the metaschema takes longer than everything else here.
  validateSchema: false,
  formats: { "partial-regex": isPartialRegex },
});

/**
 * Checks a value against a JSON schema in schemas/, or against a part of it: `overlay.schema.json#/$defs/x-bulk`.
 *
 * @throws Error that names the place in the value.
 */
export function readBySchema<T>(schema: string, value: unknown): T {
  const [file = ""] = schema.split("#");
  if (!ajv.getSchema(file)) {
    ajv.addSchema(JSON.parse(readFileSync(join(PROJECT, "schemas", file), "utf8")));
  }
  const validate = ajv.getSchema<T>(schema);
  if (!validate || "$async" in validate) throw new Error(`There is no schema ${schema}, which is a bug`);
  if (validate(value)) return value;
  throw new Error(explainError(validate.errors?.[0]));
}

function explainError({ instancePath, message, params }: Partial<ErrorObject> = {}): string {
  const { additionalProperty, allowedValue } = params ?? {};
  const more = additionalProperty ?? allowedValue;
  return `${instancePath} ${message}${more === undefined ? "" : `: ${JSON.stringify(more)}`}`.trim();
}

/** Whether a string is a regular expression that does not match every message. */
function isPartialRegex(pattern: string): boolean {
  try {
    return !["", "?"].some((message) => new RegExp(pattern).test(message));
  } catch {
    return false;
  }
}
