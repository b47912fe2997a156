import { isJsonObject, type Json, type JsonObject, readObject, readString } from "../io/index.js";
import { ONE_FILE, writePointer } from "./references.js";

/** Keywords that constrain a value, so that they count beside a reference in OpenAPI 3.1. */
const ASSERTIONS = ["allOf", "anyOf", "oneOf", "properties", "required"];

/**
 * Refuses a part in another file, a discriminator whose mapping is not a reference, and an assertion beside a reference.
 * Redocly would read any file and fetch any URL, even for an example, and a mapping by a bare name could name a file.
 */
export function assertReferences(document: JsonObject): void {
  const place: string[] = [];
  const visit = (value: Json | undefined): void => {
    if (typeof value !== "object" || value === null) return;
    const fault = isJsonObject(value) ? findFault(value) : undefined;
    if (fault !== undefined) throw new Error(`${writePointer(place)}: ${fault}`);
    for (const [key, part] of Object.entries(value)) {
      place.push(key);
      visit(part);
      place.pop();
    }
  };
  visit(document);
}

function findFault(object: JsonObject): string | undefined {
  const { $ref, externalValue, discriminator } = object;
  const outside = [$ref, externalValue].find((target) => readString(target)?.startsWith("#") === false);
  if (outside !== undefined) return `The reference ${outside} leads out of the document: ${ONE_FILE}`;
  const { propertyName, mapping } = readObject(discriminator);
  const maps = typeof propertyName === "string" ? Object.entries(readObject(mapping)) : [];
  const [value, target] = maps.find(([, each]) => !readString(each)?.startsWith("#")) ?? [];
  if (value !== undefined)
    return `A discriminator maps "${value}" to ${target}, which does not lead into the document: write #/components/schemas/...`;
  const beside = typeof $ref === "string" ? ASSERTIONS.find((keyword) => object[keyword] !== undefined) : undefined;
  return beside && `The reference ${$ref} has ${beside} beside it, which its type would lose: put both into allOf`;
}
