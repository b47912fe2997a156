import { encodeState } from "./new-state.js";
import { type ServiceState, toState } from "./read-state.js";

/** A new state, ready to be sent. */
export interface PreparedState {
  readonly target: ServiceState;
  /** Each entry in the form that the server accepts. */
  readonly sent: Readonly<Record<string, string | number[]>>;
}

/**
 * @param what - The values, for error messages: `replaceState: the values`.
 * @throws TypeError if the values are not a plain object, or names the key whose value cannot be written as JSON.
 */
export async function prepareState(values: unknown, what: string): Promise<PreparedState> {
  const entries = encodeState(values, what);
  return {
    target: await toState(Object.fromEntries(entries.map((entry) => [entry.key, entry.bytes]))),
    sent: Object.fromEntries(entries.map((entry) => [entry.key, entry.sent])),
  };
}
