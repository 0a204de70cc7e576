/** The part of the library that the fake uses; it ships no types of its own. */
declare module "hoodiecrow-imap" {
  import type { Server } from "node:net";
  namespace hoodiecrow {
    type Mailbox = { messages: { raw: string; flags?: string[]; uid?: number }[]; uidvalidity: number };
    type Imap = {
      readonly server: Server;
      readonly listen: (port: number, host: string, done: () => void) => void;
      readonly close: (done: () => void) => void;
      readonly getMailbox: (path: string) => Mailbox | undefined;
      readonly appendMessage: (mailbox: string, flags: readonly string[], internaldate: string, raw: string) => unknown;
    };
  }
  function hoodiecrow(options: object): hoodiecrow.Imap;
  export = hoodiecrow;
}
