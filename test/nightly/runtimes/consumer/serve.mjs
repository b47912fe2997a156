import { service } from "@restatedev/restate-sdk";
import { createAdminClient } from "restate-admin-client";
import { startRestate } from "restate-admin-client/testing/server";

let isBroken = true;
const greeter = service({
  name: "Greeter",
  handlers: {
    greet: async (ctx, name) => {
      const word = await ctx.run("choose a word", () => "Hello");
      if (isBroken) throw new Error("broken");
      return `${word} ${name}`;
    },
  },
  options: { retryPolicy: { maxAttempts: 1, onMaxAttempts: "pause" } },
});

const restate = await startRestate({ services: [greeter], binary: process.argv[2] });
try {
  const admin = createAdminClient({ baseUrl: restate.adminUrl });
  const headers = { "content-type": "application/json" };
  const call = (path) =>
    fetch(`${restate.ingressUrl}/Greeter/greet${path}`, { method: "POST", headers, body: '"Bob"' });
  const { invocationId } = await (await call("/send")).json();
  await admin.waitForInvocation(invocationId, { until: "paused", timeout: 20_000 });
  isBroken = false;
  const { succeeded } = await admin.resumeInvocations({ service: "Greeter", stuck: true });
  await admin.waitForInvocations(succeeded, { timeout: 20_000 });
  console.log(JSON.stringify({ rescued: succeeded.length, answer: await (await call("")).json() }));
} finally {
  await restate.stop();
}
