/** The compiler checks which values are accepted as the new state of a virtual object. */

import { expectTypeOf } from "vitest";
import { type AdminClient, type Client, replaceState, type StateChange, updateStates } from "../../../src/index.js";

declare const admin: AdminClient;
declare const client: Client;

interface Cart {
  readonly status: string;
  readonly closed?: boolean;
}
declare const cart: Cart;
declare const maybe: Cart | undefined;

replaceState(client, "Cart", "bob", { status: "open", items: [1, 2n], at: new Date() });
replaceState(client, "Cart", "bob", cart);
admin.replaceState("Cart", "bob", cart);
admin.replaceState("Cart", "bob", { ...cart, status: "closed" });
updateStates(client, "Cart", ["bob"], () => cart);
admin.updateStates("Cart", ["bob"], () => maybe);
admin.updateStates("Cart", ["bob"], async ({ bytes }, key) => (key === "bob" ? cart : { ...bytes, key }));
const change: StateChange = ({ values }) => (values.status === "open" ? cart : undefined);
expectTypeOf(admin.updateStates("Cart", ["bob"], change)).resolves.toHaveProperty("succeeded");

/** Code of a user for any state. */
export function save<State extends object, Values extends Readonly<Record<string, unknown>>>(
  state: State,
  values: Values,
): void {
  admin.replaceState("Cart", "bob", state);
  admin.replaceState("Cart", "bob", values);
}

// @ts-expect-error An array is not an object with values by key.
admin.replaceState("Cart", "bob", [cart]);
// @ts-expect-error Nor is a Map.
admin.replaceState("Cart", "bob", new Map([["status", "open"]]));
// @ts-expect-error Nor is a Date.
admin.replaceState("Cart", "bob", new Date());
// @ts-expect-error Nor is a function.
admin.replaceState("Cart", "bob", () => cart);
// @ts-expect-error It needs an await.
admin.replaceState("Cart", "bob", Promise.resolve(cart));
// @ts-expect-error It needs an await.
admin.replaceState("Cart", "bob", admin.readState("Cart", "bob"));
// @ts-expect-error A string is not an object.
admin.replaceState("Cart", "bob", "open");
// @ts-expect-error To leave the state as it is, return undefined.
admin.updateStates("Cart", ["bob"], () => null);
// @ts-expect-error An array is not an object with values by key.
admin.updateStates("Cart", ["bob"], () => [cart]);
