import type { Parse } from "../decoders.js";

export const parse: Parse = (text) => JSON.parse(text);
