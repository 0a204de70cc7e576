/** ClamAV's daemon on this machine or in the office's network: a file goes to it as a stream, and nowhere else. */
import { connect, type Socket } from "node:net";
import type { ScanFile } from "#app";

const chunkBytes = 64 * 1024;
const timeoutMs = 30_000;

/** A path of a socket ("/run/clamav/clamd.ctl"), or a host with its port ("127.0.0.1:3310"). */
const open = (address: string): Socket => {
  const [, host, port] = /^([^/]+):(\d+)$/u.exec(address) ?? [];
  return host === undefined ? connect({ path: address }) : connect({ host, port: Number(port) });
};

const sizeOf = (length: number): Uint8Array => {
  const head = new Uint8Array(4);
  new DataView(head.buffer).setUint32(0, length);
  return head;
};

const ask = (address: string, bytes: Uint8Array): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = open(address);
    let words = "";
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error("clamd did not answer in time")));
    socket.on("data", (chunk) => {
      words += chunk.toString("latin1");
    });
    socket.once("error", reject);
    socket.once("close", () => resolve(words));
    socket.write("zINSTREAM\0");
    for (let from = 0; from < bytes.byteLength; from += chunkBytes) {
      const chunk = bytes.subarray(from, from + chunkBytes);
      socket.write(sizeOf(chunk.byteLength));
      socket.write(chunk);
    }
    socket.write(sizeOf(0));
  });

/** A scanner over the daemon at this address; anything but its two known answers is "unreachable". */
export const clamdAt = (address: string): ScanFile => {
  return async (bytes) => {
    const words = await ask(address, bytes).catch(() => "");
    if (/^stream: OK\0?$/u.test(words)) return "clean";
    return /^stream: .+ FOUND\0?$/u.test(words) ? "infected" : "unreachable";
  };
};
