import { fileURLToPath } from "node:url";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export const benchFolder: string = at("./");
export const rootFolder: string = at("../");
/** Intermediate files: generated, compiled and downloaded. Not committed. */
export const workFolder: string = at("work/");
/** The input of all generators: the server's document with this project's corrections. */
export const documentFile: string = at("../generated/openapi.json");
/** This client as it is published. `npm run build` in the project root writes it. */
export const builtFolder: string = at("../dist/");
/** Returns the path of a file in a package that is installed here. */
export const installed = (path: string): string => at(`node_modules/${path}`);
/** Uses a fixed port, because orval writes the address into the generated code. */
export const loopbackUrl = "http://127.0.0.1:19070";
