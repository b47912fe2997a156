/** For a body that is sent as it is: text or bytes. */
export function passBody(body: unknown): BodyInit {
  return body as BodyInit;
}

/** `multipart/form-data`: a Blob as a file, an array as its items, an object as a part of JSON, anything else as text. */
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
