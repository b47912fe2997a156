/** ts-morph's compiler, which generate.mjs takes for the package "typescript": esbuild copies a CommonJS module at each import. */
export { ts as default } from "ts-morph";
