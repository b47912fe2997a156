/** The contents of an error body. */
interface Problem {
  readonly message: string | undefined;
  readonly code: string | undefined;
  /** A page that explains the code. */
  readonly link: string | undefined;
}

/** Reads `{ "message": "...", "restate_code": "META0003" }`, or text. A body from a proxy may contain anything. */
export function readProblem(body: unknown): Problem {
  const fields = Object(body);
  const readField = (name: string) => (typeof fields[name] === "string" ? fields[name] : undefined);
  const code = readField("restate_code");
  const link = /^\w{1,32}$/.test(code ?? "") ? `https://docs.restate.dev/references/errors#${code}` : undefined;
  return { message: typeof body === "string" ? body : readField("message"), code, link };
}

/** What the ingress says about any path of the Admin API: the former on 1.7.12, the latter on 1.6.2 and 1.7.12. */
const INGRESS = /^bad path: |^service '.*' not found, make sure to register/;

/**
 * Describes a response from something other than the Admin API, as the end of a message; "" for its own. Whether the address or
 * the token may be wrong depends on the status of a proxy's page.
 */
export function describeStranger(body: unknown, status = 0): string {
  if (typeof body === "string" && /^\s*</.test(body)) {
    const wrong = status === 401 ? "the token" : status < 400 || status === 404 ? "baseUrl" : undefined;
    return `; this page is from a proxy${wrong ? `; is ${wrong} correct?` : ""}`;
  }
  const isIngress = INGRESS.test(readProblem(body).message ?? "");
  return isIngress ? "; this is the ingress, not the Admin API (port 9070 by default)" : "";
}
