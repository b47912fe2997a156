import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Operation, readOperations, toCamelCase } from "./operations.js";

/** The minimum that one would write by hand, as a lower bound for all others. Its results have no types. */
const HELPER = `type Query = Readonly<Record<string, string | number | boolean | undefined>>;

async function call(baseUrl: string, method: string, path: string, query?: Query, body?: unknown): Promise<unknown> {
  const entries = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
  const search = entries.length > 0 ? \`?\${new URLSearchParams(entries as [string, string][])}\` : "";
  const headers: Record<string, string> = { accept: "application/json" };
  if (body !== undefined) headers["content-type"] = "application/json";
  const response = await fetch(baseUrl + path + search, { method, headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(\`\${method} \${path}: \${response.status} \${text}\`);
  return text ? JSON.parse(text) : undefined;
}
`;

export function writeHandWrittenClient(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "client.ts"), [HELPER, ...readOperations().map(printFunction)].join("\n"));
}

function printFunction({ id, method, path, hasBody }: Operation): string {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const parameters = ["baseUrl: string", ...names.map((name) => `${toCamelCase(name)}: string`)];
  if (hasBody) parameters.push("body: unknown");
  parameters.push("query?: Query");
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => `\${encodeURIComponent(${toCamelCase(name)})}`);
  const sent = `baseUrl, "${method}", \`${filled}\`, query${hasBody ? ", body" : ""}`;
  return `export const ${toCamelCase(id)} = (${parameters.join(", ")}): Promise<unknown> => call(${sent});\n`;
}
