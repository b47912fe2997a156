import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { clients, raw } from "./clients.js";
import { compile, compileClients, toContestant } from "./compile.js";
import { loopbackUrl } from "./loopback-url.js";
import type { Column, Findings } from "./results.js";
import { runNode } from "./run-program.js";
import type { Settings } from "./settings.js";
import { median, medianRatio } from "./statistics.js";
import type { ThroughputInput, ThroughputOutput } from "./throughput-program.js";

export async function measureThroughput({ failures: earlier, quick }: Settings): Promise<Findings> {
  const rounds = quick ? 3 : 15;
  const calls = quick ? { 1: 100, 50: 500 } : { 1: 400, 50: 2000 };
  const { urls, failures } = await compileClients(earlier);
  const input: ThroughputInput = { urls, baseUrl: loopbackUrl, rounds, calls };
  const server = await startServer();
  const { stdout } = await runNode([await compile("throughput-program"), JSON.stringify(input)]).finally(() =>
    server.kill(),
  );
  const output = JSON.parse(stdout) as ThroughputOutput;
  const columns = Object.keys(calls).flatMap((inFlight): readonly Column[] => [
    { key: inFlight, label: `${inFlight} in flight`, unit: "calls/s" },
    { key: `${inFlight} to raw`, label: `to ${raw}`, unit: "ratio" },
  ]);
  return {
    title: "Calls a second",
    about: `\`GET /deployments/dp_1\` from a small HTTP server in its own process on the same machine, with Node's fetch. More is better. Medians over the rounds (${rounds}); a ratio is the median of the ratios within a round. A real server and a real network take longer than any client.`,
    columns,
    contestants: clients.map((client) => {
      const values: Record<string, number> = {};
      for (const [inFlight, rates] of Object.entries(output.rates)) {
        const own = rates[client.name] ?? [];
        values[inFlight] = median(own);
        values[`${inFlight} to raw`] = medianRatio(own, rates[raw] ?? []);
      }
      return toContestant(client, failures.get(client.name) ?? output.failures[client.name], values);
    }),
    chart: { key: "50 to raw", title: `Calls a second, 50 in flight, to ${raw}`, better: "more" },
  };
}

async function startServer(): Promise<ChildProcess> {
  const server = spawn(process.execPath, [await compile("server-program"), loopbackUrl], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(server, "exit").then(() => {
    throw new Error(`no server could be started at ${loopbackUrl}; is the port taken?`);
  });
  await Promise.race([once(server.stdout ?? server, "data"), exited]);
  exited.catch(() => {});
  return server;
}
