/**
 * A mailbox read by IMAP: one connection a mailbox, kept between the rounds and opened anew when it breaks. A round gives letters after the cursor
 * (UIDVALIDITY and UID); a letter is marked as seen in the round after, when the caller's cursor shows that it is stored.
 */
import { createHash } from "node:crypto";
import { ImapFlow } from "imapflow";
import type { PollBatch } from "#app";
import { mailboxTrouble, pauseAfter } from "./failures.ts";
import { trustOf, type BoxSettings } from "./mail-settings.ts";
import { stamped } from "./mailbox-stamp.ts";

const lettersMax = 20;
const batchBytesMax = 30 * 1_048_576;
const letterBytesMax = 25 * 1_048_576;
/** After so many broken connections at one letter only its headings are taken, so that the letters behind it are not held up. */
const breaksMax = 3;

export type MailboxRound = {
  readonly cursor: string | null;
  /** Letters that the server took before were nobody's. */
  readonly since: number;
  readonly signal: AbortSignal;
};

export type Mailboxes = {
  readonly poll: (box: BoxSettings, asked: MailboxRound) => Promise<PollBatch>;
  /** When the mailbox took a letter with this Message-ID; null where it has none. */
  readonly find: (box: BoxSettings, messageId: string) => Promise<number | null>;
  /** Signs in and opens the folder; throws what is wrong. */
  readonly check: (box: BoxSettings) => Promise<void>;
};

type Link = { readonly client: ImapFlow; readonly failures: { count: number }; readonly broken: Map<number, number> };

/** The mailboxes of one process. */
export const createMailboxes = (): Mailboxes => {
  const links = new Map<string, Omit<Link, "client"> & { client: ImapFlow | null }>();
  const linkOf = (box: BoxSettings) => {
    const key = JSON.stringify(box);
    const known = links.get(key) ?? { client: null, failures: { count: 0 }, broken: new Map<number, number>() };
    links.set(key, known);
    return known;
  };
  return {
    poll: async (box, asked) => {
      const { cursor, signal } = asked;
      const link = linkOf(box);
      const end = (): void => {
        link.client?.close();
        link.client = null;
      };
      signal.addEventListener("abort", end, { once: true });
      try {
        const client = link.client?.usable === true ? link.client : await opened(box);
        link.client = client;
        const batch = await round({ client, failures: link.failures, broken: link.broken }, { ...asked, box });
        link.failures.count = 0;
        return batch;
      } catch (error) {
        end();
        if (signal.aborted) return { deliveries: [], cursor: cursor ?? "" };
        link.failures.count += 1;
        return {
          deliveries: [],
          cursor: cursor ?? "",
          failure: { ...mailboxTrouble(error), afterMs: Math.min(pauseAfter(link.failures.count), 300_000) },
        };
      } finally {
        signal.removeEventListener("abort", end);
      }
    },
    find: async (box, messageId) => {
      const client = await opened(box);
      try {
        const [uid] = (await client.search({ header: { "message-id": messageId } }, { uid: true })) || [];
        if (uid === undefined) return null;
        const found = await client.fetchOne(String(uid), { internalDate: true }, { uid: true });
        return found === false ? null : momentOf(found.internalDate);
      } finally {
        client.close();
      }
    },
    check: async (box) => {
      const client = await opened(box);
      await client.logout().catch(() => client.close());
    },
  };
};

const opened = async (box: BoxSettings): Promise<ImapFlow> => {
  const client = new ImapFlow({
    host: box.host,
    port: box.port,
    secure: box.encryption === "tls",
    ...(box.encryption === "none" ? { doSTARTTLS: false } : box.encryption === "starttls" ? { doSTARTTLS: true } : {}),
    auth: { user: box.user, pass: box.password },
    tls: trustOf(box),
    connectionTimeout: box.timeoutMs,
    greetingTimeout: box.timeoutMs,
    socketTimeout: Math.max(box.timeoutMs, box.waitMs + 30_000),
    logger: false,
  });
  // The library tells of a lost connection by an event too; what is in hand fails by itself.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.mailboxOpen(box.folder);
    return client;
  } catch (error) {
    client.close();
    throw error;
  }
};

type Round = MailboxRound & { readonly box: BoxSettings };

async function round({ client, broken }: Link, { box, cursor, since, signal }: Round): Promise<PollBatch> {
  const { mailbox } = client;
  if (mailbox === false) throw new Error("the folder is not open");
  const validity = String(mailbox.uidValidity);
  const last = lastTaken(cursor, validity);
  await markTaken(client, { box, since, last });
  let uids = await unread(client, since, last);
  if (uids.length === 0) {
    await newMail(client, box, signal);
    if (signal.aborted) return { deliveries: [], cursor: cursor ?? "" };
    uids = await unread(client, since, last);
  }
  const deliveries: PollBatch["deliveries"][number][] = [];
  let [taken, size] = [last, 0];
  for (const uid of uids.slice(0, lettersMax)) {
    if (size > batchBytesMax) break;
    let letter: Taken | null;
    try {
      letter = await takenLetter(client, uid, (broken.get(uid) ?? 0) >= breaksMax);
    } catch (error) {
      broken.set(uid, (broken.get(uid) ?? 0) + 1);
      // What came whole is kept; the next round opens the connection anew and goes on behind it.
      if (deliveries.length === 0) throw error;
      client.close();
      break;
    }
    taken = uid;
    broken.delete(uid);
    if (letter === null || letter.receivedAt < since) continue;
    size += letter.body.byteLength;
    deliveries.push({ dedupKey: letter.dedupKey, eventType: "letter", body: letter.body });
  }
  return { deliveries, cursor: `${validity}:${taken}` };
}

/** Another UIDVALIDITY means that all numbers are new: everything is looked at again, and known letters are recognised by their ids. */
const lastTaken = (cursor: string | null, validity: string): number => {
  const [known, uid] = (cursor ?? "").split(":");
  return known === validity ? Number(uid ?? 0) : 0;
};

/** SINCE is by whole days and by the server's own zone. */
const dayBefore = (since: number): { readonly since?: Date } => (since === 0 ? {} : { since: new Date(since - 86_400_000) });

const unread = async (client: ImapFlow, since: number, last: number): Promise<readonly number[]> => {
  const found = (await client.search({ uid: `${last + 1}:*`, ...dayBefore(since) }, { uid: true })) || [];
  return found.filter((uid) => uid > last).sort((a, b) => a - b);
};

type TakenSoFar = { readonly box: BoxSettings; readonly since: number; readonly last: number };

async function markTaken(client: ImapFlow, { box, since, last }: TakenSoFar): Promise<void> {
  if (last === 0) return;
  const criteria = { uid: `1:${last}`, ...dayBefore(since), ...(box.doneFolder === "" ? { seen: false } : {}) };
  const uids = (await client.search(criteria, { uid: true })) || [];
  if (uids.length === 0) return;
  await client.messageFlagsAdd(uids, [String.raw`\Seen`], { uid: true });
  if (box.doneFolder !== "") await client.messageMove(uids, box.doneFolder, { uid: true });
}

/** Waits until the server says that something came, the connection ends, or the round is over. */
async function newMail(client: ImapFlow, { waitMs }: BoxSettings, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const done = (): void => resolve();
  const timer = setTimeout(done, waitMs);
  client.once("exists", done);
  client.once("close", done);
  signal.addEventListener("abort", done, { once: true });
  // IDLE ends with the next command, or with the connection, whose own failure is told by that command.
  void client.idle().catch(() => undefined);
  await promise;
  clearTimeout(timer);
  client.off("exists", done);
  client.off("close", done);
  signal.removeEventListener("abort", done);
}

type Taken = { readonly body: Uint8Array; readonly dedupKey: string; readonly receivedAt: number };

async function takenLetter(client: ImapFlow, uid: number, onlyHead: boolean): Promise<Taken | null> {
  const about = await client.fetchOne(String(uid), { size: true, internalDate: true, envelope: true, headers: true }, { uid: true });
  if (about === false) return null;
  const receivedAt = momentOf(about.internalDate);
  const isCut = onlyHead || (about.size ?? 0) > letterBytesMax;
  const whole = isCut ? false : await client.fetchOne(String(uid), { source: true }, { uid: true });
  const bytes = whole === false ? (about.headers ?? Buffer.alloc(0)) : (whole.source ?? Buffer.alloc(0));
  if (!isCut && bytes.byteLength === 0) throw new Error(`letter ${uid} came without its bytes`);
  return {
    body: stamped(bytes, { receivedAt, isCut }),
    dedupKey: `${about.envelope?.messageId ?? ""} ${digestOf(bytes)}`.trim(),
    receivedAt,
  };
}

/** Of the words alone: the same letter by two ways differs in its headings, and an id can be borrowed by another letter. */
const digestOf = (bytes: Uint8Array): string => {
  const words = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const gap = words.indexOf("\r\n\r\n");
  return createHash("sha256")
    .update(gap < 0 || gap + 4 >= words.length ? words : words.subarray(gap + 4))
    .digest("hex")
    .slice(0, 32);
};

const momentOf = (date: Date | string | undefined): number => {
  const at = date instanceof Date ? date.getTime() : Date.parse(date ?? "");
  return Number.isNaN(at) ? Date.now() : at;
};
