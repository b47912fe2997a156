/** A program that rolls out a deployment, and is killed at one moment: `roll-out-until.ts ADMIN_URL URI MOMENT`. */

import { createAdminClient } from "../../src/index.js";

const [baseUrl = "", uri = "", moment = ""] = process.argv.slice(2);

/** Counts the events of a kind, and ends the process, as SIGKILL does, at the given one. */
let count = 0;
function happen(name: string): void {
  const [wanted, number] = moment.split("#");
  if (name === wanted && ++count === Number(number)) process.kill(process.pid, "SIGKILL");
}

const admin = createAdminClient({
  baseUrl,
  onRequest: ({ method }) => happen(`before ${method}`),
  onResponse: ({ method, path }) => happen(`after ${method} ${path.split("/").at(-1)}`),
});
const { moved } = await admin.rollOutDeployment({ uri }, { bake: { seconds: 20 } });
console.log(moved);
