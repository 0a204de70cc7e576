import { createServer, type AddressInfo, type Server } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { clamdAt } from "./clamd.ts";

let server: Server | null = null;
afterEach(() => void server?.close());

/** A daemon that answers when the stream has ended, and keeps what it was sent. */
const daemon = async (answer: string) => {
  const got: Buffer[] = [];
  server = createServer((socket) => {
    socket.on("data", (chunk) => {
      got.push(Buffer.from(chunk));
      if (Buffer.concat(got).subarray(-4).equals(Buffer.alloc(4))) socket.end(answer);
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { scan: clamdAt(`127.0.0.1:${port}`), got };
};

describe("5.4.3 (ASVS): files of others are looked at by an antivirus", () => {
  test("a file goes in pieces with their sizes, and the answer is read", async () => {
    const { scan, got } = await daemon("stream: OK\0");
    const bytes = new Uint8Array(100_000).fill(7);
    expect(await scan(bytes)).toBe("clean");
    const sent = Buffer.concat(got);
    expect(sent.subarray(0, 10).toString()).toBe("zINSTREAM\0");
    expect(sent.readUInt32BE(10)).toBe(65_536);
    expect(sent.byteLength).toBe(10 + 4 + 65_536 + 4 + (100_000 - 65_536) + 4);
  });

  test("a find is a find; an error, silence or nobody there is no clean file", async () => {
    expect(await (await daemon("stream: Eicar-Signature FOUND\0")).scan(new Uint8Array([1]))).toBe("infected");
    server?.close();
    expect(await (await daemon("INSTREAM size limit exceeded. ERROR\0")).scan(new Uint8Array([1]))).toBe("unreachable");
    server?.close();
    expect(await clamdAt("/nowhere/clamd.ctl")(new Uint8Array([1]))).toBe("unreachable");
  });
});
