/** Uses a fixed port, because orval writes the address into the generated code. */
export const loopbackUrl = "http://127.0.0.1:19070";
