/** Hearing changes of all processes over one connection, which is opened again when it breaks. */
import { Client } from "pg";
import type { Change } from "#app";
import { channelName } from "./announce.ts";

const firstPauseMs = 100;
const pauseMsMax = 5_000;

export type ListenOptions = { readonly url: string; readonly options?: string; readonly onError: (error: unknown) => void };
type Handler = (change: Change) => void;

const parse = (payload: string | undefined): Change => JSON.parse(payload ?? "") as Change;

/** Listens until the answered function is called; resolves when the first connection listens. */
export const listen = async ({ url, options, onError }: ListenOptions, handler: Handler): Promise<() => Promise<void>> => {
  let stopped = false;
  let client: Client | null = null;
  let timer: NodeJS.Timeout | null = null;

  const tell = (payload: string | undefined): void => {
    try {
      handler(parse(payload));
    } catch (error) {
      onError(error);
    }
  };

  const connect = async (): Promise<void> => {
    const next = new Client({
      connectionString: url,
      application_name: "otklik listen",
      keepAlive: true,
      ...(options === undefined ? {} : { options }),
    });
    next.on("notification", ({ payload }) => tell(payload));
    next.on("error", onError);
    await next.connect();
    client = next;
    next.once("end", () => reconnect(firstPauseMs));
    await next.query(`listen ${channelName}`);
  };

  const reconnect = (pauseMs: number): void => {
    client = null;
    if (stopped) return;
    timer = setTimeout(() => {
      connect().catch((error: unknown) => {
        onError(error);
        reconnect(Math.min(pauseMsMax, pauseMs * 2));
      });
    }, pauseMs);
  };

  await connect();
  return async () => {
    stopped = true;
    if (timer) clearTimeout(timer);
    await client?.end();
  };
};
