import { isJsonObject, type Json, type JsonObject, readObject, readString } from "../io/index.js";
import { ONE_FILE } from "./references.js";

/** Keywords that constrain a value, so that they count beside a reference in OpenAPI 3.1. */
const ASSERTIONS = ["allOf", "anyOf", "oneOf", "properties", "required"];

/**
 * Refuses a part in another file, a discriminator whose mapping is not a reference, and an assertion beside a reference.
 * Redocly would read any file and fetch any URL, even for an example, and a mapping by a bare name could name a file.
 */
export function assertReferences(document: JsonObject): void {
  const visit = (value: Json | undefined): void => {
    if (Array.isArray(value)) for (const item of value as readonly Json[]) visit(item);
    if (!isJsonObject(value)) return;
    for (const reference of [value.$ref, value.externalValue]) assertOwn(readString(reference));
    const { discriminator } = value;
    if (typeof readObject(discriminator).propertyName === "string") assertMapping(readObject(discriminator));
    const beside = ASSERTIONS.find((keyword) => value.$ref !== undefined && value[keyword] !== undefined);
    if (typeof value.$ref === "string" && beside !== undefined) {
      throw new Error(
        `The reference ${value.$ref} has ${beside} beside it, which its type would lose: put both into allOf`,
      );
    }
    for (const part of Object.values(value)) visit(part);
  };
  visit(document);
}

function assertOwn(reference: string | undefined): void {
  if (reference === undefined || reference.startsWith("#")) return;
  throw new Error(`The reference ${reference} leads out of the document: ${ONE_FILE}`);
}

function assertMapping({ mapping }: JsonObject): void {
  const entry = Object.entries(readObject(mapping)).find(([, target]) => !readString(target)?.startsWith("#"));
  if (entry === undefined) return;
  const [value, target] = entry;
  throw new Error(
    `A discriminator maps "${value}" to ${target}, which does not lead into the document: write #/components/schemas/...`,
  );
}
