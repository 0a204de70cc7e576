/** A mail server on loopback for tests: IMAP and SMTP by kept libraries, and troubles on order. It keeps nothing and calls nobody. */
import hoodiecrow from "hoodiecrow-imap";
import { createServer, type AddressInfo, type Server, type Socket, connect } from "node:net";
import { SMTPServer } from "smtp-server";

export type SentLetter = { readonly from: string; readonly to: readonly string[]; readonly raw: string };

/** What the next letter meets: an answer of the server, silence after the words, a closed line after the words, or a slow server. */
export type SmtpTrouble =
  | { readonly kind: "answer"; readonly at: "recipient" | "words"; readonly status: number; readonly words: string }
  | { readonly kind: "silent" }
  | { readonly kind: "dropped" }
  | { readonly kind: "takenThenSilent" };

export type FakeMail = {
  readonly imapPort: number;
  readonly smtpPort: number;
  readonly user: string;
  readonly password: string;
  /** Letters that the server took. */
  readonly sent: SentLetter[];
  readonly troubles: SmtpTrouble[];
  /** Puts a letter into the mailbox, as another server would. */
  readonly deliver: (raw: string | Uint8Array, at?: Date) => void;
  /** Whether the letter of this place (from 1) is marked as seen. */
  readonly isSeen: (place: number) => boolean;
  /** Every connection of IMAP breaks once so many bytes have gone to the reader; null = no longer. */
  readonly breakAfter: (bytes: number | null) => void;
  /** Breaks what is open now. */
  readonly drop: () => void;
  readonly renumber: (uidValidity: number) => void;
  /** How often a reader has connected. */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
};

const user = "incident@town.example";
const password = "pochta-vesna";

const listening = async (server: { readonly listen: (port: number, host: string, done: () => void) => unknown }): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  return promise;
};
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** Starts it on free ports. */
export const startFakeMail = async (): Promise<FakeMail> => {
  const box = { messages: [], uidvalidity: 1001 } as hoodiecrow.Mailbox;
  const imap = hoodiecrow({
    plugins: ["ID", "IDLE", "UNSELECT", "NAMESPACE", "SASL-IR", "LITERALPLUS", "UIDPLUS", "MOVE"],
    storage: { INBOX: box, "": { folders: { Обработано: {} } } },
    users: { [user]: { password } },
  });
  await listening(imap);
  const gate = await startGate(portOf(imap.server));
  const [sent, troubles]: [SentLetter[], SmtpTrouble[]] = [[], []];
  const smtp = await startSmtp(sent, troubles);
  return {
    imapPort: gate.port,
    smtpPort: portOf(smtp.server),
    user,
    password,
    sent,
    troubles,
    deliver: (raw, at = new Date()) =>
      // The library keeps a letter as a string of bytes.
      void imap.appendMessage(
        "INBOX",
        [],
        imapDate(at),
        typeof raw === "string" ? Buffer.from(raw).toString("binary") : Buffer.from(raw).toString("binary"),
      ),
    isSeen: (place) => (imap.getMailbox("INBOX")?.messages[place - 1]?.flags ?? []).includes(String.raw`\Seen`),
    breakAfter: gate.breakAfter,
    drop: gate.drop,
    renumber: (uidValidity) => {
      const inbox = imap.getMailbox("INBOX");
      if (inbox !== undefined) inbox.uidvalidity = uidValidity;
      gate.drop();
    },
    connections: gate.connections,
    close: async () => {
      gate.drop();
      await Promise.all([
        gate.close(),
        new Promise<void>((resolve) => imap.close(() => resolve())),
        new Promise<void>((resolve) => smtp.close(() => resolve())),
      ]);
    },
  };
};

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (value: number): string => String(value).padStart(2, "0");

/** "25-Nov-2026 09:00:00 +0000" */
const imapDate = (at: Date): string =>
  `${two(at.getUTCDate())}-${months[at.getUTCMonth()] ?? "Jan"}-${at.getUTCFullYear()} ${[at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(":")} +0000`;

/** A door before the IMAP server that counts bytes and slams shut. */
const startGate = async (inner: number) => {
  let [limit, connections]: [number | null, number] = [null, 0];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    connections += 1;
    const behind = connect(inner, "127.0.0.1");
    let passed = 0;
    for (const each of [socket, behind]) {
      open.add(each);
      each.on("error", () => undefined);
      each.on("close", () => {
        open.delete(each);
        socket.destroy();
        behind.destroy();
      });
    }
    socket.pipe(behind);
    behind.on("data", (chunk: Buffer) => {
      const left = limit === null ? chunk.length : Math.max(0, limit - passed);
      passed += chunk.length;
      socket.write(chunk.subarray(0, left));
      if (left < chunk.length) socket.destroySoon();
    });
  });
  await listening(server);
  const drop = (): void => open.forEach((socket) => socket.destroy());
  return {
    port: portOf(server),
    connections: () => connections,
    breakAfter: (bytes: number | null) => void (limit = bytes),
    drop,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};

const refusal = ({ status, words }: { readonly status: number; readonly words: string }): Error =>
  Object.assign(new Error(words), { responseCode: status });

const startSmtp = async (sent: SentLetter[], troubles: SmtpTrouble[]): Promise<SMTPServer> => {
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    authMethods: ["PLAIN"],
    onAuth: (auth, _session, done) =>
      auth.password === password ? done(null, { user }) : done(Object.assign(new Error("wrong"), { responseCode: 535 })),
    onRcptTo: (_address, _session, done) => {
      const [next] = troubles;
      if (next?.kind !== "answer" || next.at !== "recipient") return done();
      troubles.shift();
      done(refusal(next));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const next = troubles.shift();
        const { mailFrom, rcptTo } = session.envelope;
        const take = (): void =>
          void sent.push({
            from: mailFrom === false ? "" : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            raw: Buffer.concat(chunks).toString("utf8"),
          });
        switch (next?.kind) {
          case undefined:
            take();
            return done();
          case "answer":
            return done(refusal(next));
          case "takenThenSilent":
            return take();
          case "silent":
            return;
          case "dropped":
            return closeAll(server);
        }
      });
    },
  });
  server.on("error", () => undefined);
  await listening({ listen: (port, host, done) => server.listen(port, host, done) });
  return server;
};

const closeAll = (server: SMTPServer): void => {
  for (const connection of server.connections) connection._socket.destroy();
};
