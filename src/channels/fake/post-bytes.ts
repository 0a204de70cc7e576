/** Sends an event over loopback with control over the chunks: a network's proxies may cut a body anywhere, inside a letter too. */
import { request } from "node:http";

export type CallbackAnswer = { readonly status: number; readonly body: string; readonly retryAfter: string | undefined };

export type CallbackPost = {
  readonly url: string;
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly splitInsideUtf8Char: boolean;
  readonly timeoutMs: number;
};

/** Only this machine is ever called. */
export const isLoopback = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { hostname, protocol } = new URL(url);
  return protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(hostname);
};

/** The answer, or null when none came. */
export const postCallback = (post: CallbackPost): Promise<CallbackAnswer | null> =>
  new Promise((resolve) => {
    const outgoing = request(
      post.url,
      { method: "POST", headers: { "content-type": "application/json", ...post.headers }, timeout: post.timeoutMs, agent: false },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("error", () => resolve(null));
        answer.on("end", () =>
          resolve({
            status: answer.statusCode ?? 0,
            body: Buffer.concat(chunks).toString("utf8"),
            retryAfter: answer.headers["retry-after"],
          }),
        );
      },
    );
    outgoing.on("timeout", () => outgoing.destroy());
    outgoing.on("error", () => resolve(null));
    const cut = post.splitInsideUtf8Char ? insideLetter(post.body) : -1;
    if (cut === -1) {
      outgoing.end(post.body);
      return;
    }
    outgoing.setNoDelay(true);
    outgoing.write(post.body.subarray(0, cut), () => setImmediate(() => outgoing.end(post.body.subarray(cut))));
  });

/** The index of the second byte of the first letter that takes two. */
const insideLetter = (body: Uint8Array): number => body.findIndex((byte) => (byte & 0b1100_0000) === 0b1000_0000);
