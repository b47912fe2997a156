import { createResponse } from "./create-response.js";
import type { ServedCall } from "./served-call.js";

/** The responses that a test has set, by operation. */
export class ResponsePlan {
  readonly #responses = new Map<string, readonly unknown[]>();

  set(operation: string, responses: readonly unknown[]): void {
    if (responses.length === 0) throw new TypeError(`on("${operation}"): give at least one response`);
    this.#responses.set(operation, responses);
  }

  clear(): void {
    this.#responses.clear();
  }

  /** Creates the next response to a call; undefined if the test leaves it to the fake. */
  async respond(call: ServedCall): Promise<Response | undefined> {
    const { name } = call.operation;
    const [next, ...others] = this.#responses.get(name) ?? [];
    // The last one is for every further call.
    if (others.length > 0) this.#responses.set(name, others);
    if (typeof next === "number") return createResponse(call, next);
    const result: unknown = typeof next === "function" ? await next(showRequest(call)) : next;
    // A Response that the test returns again needs its body again.
    if (result instanceof Response) return result.clone();
    return result === undefined ? undefined : createResponse(call, undefined, result);
  }
}

/** Returns what a function of the test gets. */
function showRequest(call: ServedCall): object {
  const { operation, path, query, body, request } = call;
  const reply = (status: number, given?: unknown) => createResponse(call, status, given);
  return { operation: operation.name, path, query, body, request, reply };
}
