import type { Operation } from "../call/index.js";

type Forms = Operation["errors"];

/**
 * Adds to the documented error statuses all that a document describes together.
 *
 * @param wide - The forms by range or for all others: `{ "4XX": "json", default: "json" }`.
 */
export function coverErrors(wide: Readonly<Record<string, Forms[number]>>, errors: Forms): Forms {
  const { default: other } = wide;
  return new Proxy(errors, {
    get: (known, status) => Reflect.get(known, status) ?? wide[`${String(status)[0]}XX`] ?? other,
  });
}
