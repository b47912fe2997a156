/** A fixed port, since orval writes the address into what it generates. */
export const loopbackUrl = "http://127.0.0.1:19070";
