/** Checked by the compiler: calls against the schema, and errors that are narrowed by it. */

import { type AdminClient, isAdminResponseError } from "../../../src/index.js";
import type { FrozenClient } from "../../kit/frozen-client.js";

declare const client: FrozenClient;
declare const admin: AdminClient;
declare const place: string;
declare const error: unknown;

client.moveThing("t1", { place });
// @ts-expect-error There is no such option.
client.moveThing("t1", { plaec: "here" });
// @ts-expect-error A path argument is missing.
client.getPart("t1");
// @ts-expect-error The body is missing.
client.createThing();
client.search({ text: "a" }).then(({ rows }) => rows);
client
  .paintThing("t1")
  .withResponse()
  .then(({ status }) => status satisfies 200 | 202);

// A deployment in the form that servers accept, which is not the form in Restate's document.
admin.resumeInvocation("inv_1", { deployment: "latest" });
admin.resumeInvocation("inv_1", { deployment: place });
// @ts-expect-error Servers ignore it.
admin.resumeInvocation("inv_1", { deployment: { Id: place } });

if (isAdminResponseError(error, "pauseInvocation")) {
  switch (error.status) {
    case 404:
      error.body.message satisfies string;
      break;
    case 400:
      if (typeof error.body !== "string") error.body.message satisfies string;
      break;
    default:
      // @ts-expect-error 409, 429 and 503 are missing.
      error satisfies never;
  }
}
