import type { ServerResponse } from "node:http";
import type { LiveEvent } from "../contract/index.ts";

/** A reader that has fallen this far behind is let go: it comes back by itself and asks for everything anew. */
const backlogBytesMax = 256 * 1024;

export type StreamWriter = { readonly send: (event: LiveEvent) => void; readonly beat: () => void; readonly end: () => void };

/** Writes server-sent events to one response; ids grow within a connection, and nothing is replayed: the desk asks anew after a gap. */
export const streamWriter = (response: ServerResponse): StreamWriter => {
  let id = 0;
  const write = (text: string): void => {
    if (response.writableEnded || response.destroyed) return;
    if (response.writableLength > backlogBytesMax) response.destroy();
    else response.write(text);
  };
  return {
    send: (event) => {
      id += 1;
      write(`id: ${id}\ndata: ${JSON.stringify(event)}\n\n`);
    },
    beat: () => write(": beat\n\n"),
    end: () => {
      if (!response.writableEnded) response.end();
    },
  };
};
