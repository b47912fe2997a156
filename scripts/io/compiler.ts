/** Replaces the package `typescript` in the bundle of the generator, which then has one compiler: that of ts-morph. */
export { ts as default } from "ts-morph";
