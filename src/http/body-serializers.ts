/**
 * Passes a body as it is: a string, a Blob, or bytes.
 *
 * @throws TypeError if it cannot be sent. `fetch` would say so too, but in the same way as it says that a connection was lost.
 */
export function passBody(body: unknown): BodyInit {
  const given = body as BodyInit;
  if (typeof body !== "string") new Request("http://localhost", { method: "POST", body: given });
  return given;
}

/** `multipart/form-data`: a Blob as a file, an array as its items, an object as a part of JSON, anything else as a string. */
export function toFormData(body: unknown): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(body ?? {})) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined) form.append(name, toPart(item));
    }
  }
  return form;
}

function toPart(item: unknown): string | Blob {
  if (item instanceof Blob) return item;
  if (typeof item === "object" && item !== null) return new Blob([JSON.stringify(item)], { type: "application/json" });
  return String(item);
}
