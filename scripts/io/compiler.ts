/** The TypeScript compiler of ts-morph, which generate.mjs gives openapi-typescript, too: a second one takes half a second to load. */
export { ts as default } from "ts-morph";
