/** A program that rolls out a deployment, and is killed after one response: `roll-out-until.ts ADMIN_URL URI "POST resume#1"`. */

import { createAdminClient } from "../../src/index.js";

const [baseUrl = "", uri = "", moment = ""] = process.argv.slice(2);
const [wanted, number] = moment.split("#");
let count = 0;
const admin = createAdminClient({
  baseUrl,
  onResponse: ({ method, path }) => {
    const name = `${method} ${path.split("/").at(-1)}`;
    if (name === wanted && ++count === Number(number)) process.kill(process.pid, "SIGKILL");
  },
});
await admin.rollOutDeployment({ uri }, { bake: { seconds: 20 } });
