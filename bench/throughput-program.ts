/** Measures calls per second to a local server, with one and with many calls in flight. Runs in plain Node. */

import { loadClients } from "./load-clients.js";
import { measureInTurn } from "./measure-in-turn.js";

export interface ThroughputInput {
  readonly urls: Readonly<Record<string, string>>;
  readonly baseUrl: string;
  readonly rounds: number;
  /** The number of calls in a sample, by the number of calls in flight. */
  readonly calls: Readonly<Record<string, number>>;
}

export interface ThroughputOutput {
  readonly failures: Readonly<Record<string, string>>;
  /** Calls per second in each round, by the number of calls in flight and by client. */
  readonly rates: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
}

const { urls, baseUrl, rounds, calls } = JSON.parse(process.argv[2] ?? "") as ThroughputInput;
const { create, failures } = await loadClients(urls, baseUrl);
const rates: Record<string, Record<string, readonly number[]>> = {};
for (const [inFlight, total] of Object.entries(calls)) {
  const samples = new Map<string, () => Promise<number>>();
  for (const [name, createCalls] of create) {
    const { getDeployment } = createCalls(baseUrl);
    samples.set(name, async () => {
      const start = performance.now();
      let started = 0;
      const worker = async () => {
        while (started++ < total) await getDeployment("dp_1");
      };
      await Promise.all(Array.from({ length: Number(inFlight) }, worker));
      return (total * 1000) / (performance.now() - start);
    });
  }
  await measureInTurn(samples, 1);
  rates[inFlight] = Object.fromEntries(await measureInTurn(samples, rounds));
}
console.log(JSON.stringify({ failures, rates } satisfies ThroughputOutput));
process.exit();
