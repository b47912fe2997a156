import { AdminDecodeError, type ErrorContext, quote } from "./errors.js";
import type { Operation } from "./operation.js";

/**
 * A success body as the value that the operation answers with.
 *
 * @param onCut - Throws what is to be thrown if the body does not arrive as a whole.
 * @throws AdminDecodeError if it is anything else, such as the page that a proxy answers with.
 */
export async function decodeBody(
  context: ErrorContext,
  { decode }: Operation,
  response: Response,
  onCut: (cause: unknown) => never,
): Promise<unknown> {
  assertUnread(context, response);
  const kind = decode === "mixed" ? chooseKind(response) : decode;
  if (kind === "none" && response.headers.get("content-length") === "0") return undefined;
  if (kind === "blob") return response.blob().catch(onCut);
  const text = response.body === null ? "" : await response.text().catch(onCut);
  if (kind === "text") return text;
  if (kind === "none" && text === "") return undefined;
  if (text === "") throw new AdminDecodeError(context, response, "its body is empty where JSON was expected");
  try {
    const value: unknown = JSON.parse(text);
    // A later server may answer with a body where this schema has none; then it is JSON.
    return decode === "none" ? undefined : value;
  } catch (cause) {
    throw new AdminDecodeError(context, response, `its body is not JSON: "${quote(text, 100)}"`, cause);
  }
}

/** @throws AdminDecodeError if there is nothing left to read of it. */
export function assertUnread(context: ErrorContext, response: Response): void {
  if (!response.bodyUsed && !response.body?.locked) return;
  throw new AdminDecodeError(context, response, "middleware has read its body and left no copy");
}

function chooseKind({ headers }: Response): Operation["decode"] {
  const [type = ""] = (headers.get("content-type") ?? "").toLowerCase().split(";", 1);
  if (/[/+]json\s*$/.test(type)) return "json";
  if (type === "") return "none";
  return /^text\/|[/+](xml|yaml)\s*$/.test(type) ? "text" : "blob";
}
