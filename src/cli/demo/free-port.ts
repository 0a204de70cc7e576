import { createServer } from "node:net";

/** The port where a probe could listen, or null where it is taken. */
const tryPort = (port: number): Promise<number | null> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(null));
    probe.listen(port, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : null));
    });
  });

/**
 * The port that was asked for, as it is; otherwise the usual one, or any free one where that is taken or 0 was asked for.
 * Its number must be known before the server starts: links and passkeys are made for the desk's own address.
 */
export const portOr = async (asked: number | undefined, usual: number): Promise<number> => {
  if (asked !== undefined && asked !== 0) return asked;
  return (asked === undefined ? await tryPort(usual) : null) ?? (await tryPort(0)) ?? 0;
};
