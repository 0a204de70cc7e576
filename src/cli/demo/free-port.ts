import { createServer } from "node:net";

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });

/** The port that was asked for, as it is; otherwise the usual one, or any free one where that is taken. */
export const portOr = async (asked: number | undefined, usual: number): Promise<number> => asked ?? ((await isFree(usual)) ? usual : 0);
