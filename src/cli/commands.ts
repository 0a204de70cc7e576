import type { Command } from "commander";

type Register = (program: Command) => void;

/** Each command's module is loaded only when it is asked for: `otklik deadline` never waits for the database's code. */
export const commands: Readonly<Record<string, { readonly summary: string; readonly load: () => Promise<Register> }>> = {
  serve: { summary: "the server: desk, API, webhooks, workers", load: async () => (await import("./serve.ts")).registerServe },
  demo: {
    summary: "a make-believe town with logins and a test network, on this machine only",
    load: async () => (await import("./demo.ts")).registerDemo,
  },
  user: { summary: "accounts: add, list, password", load: async () => (await import("./user.ts")).registerUser },
  deadline: { summary: "when a term ends, by an office's calendar", load: async () => (await import("./deadline.ts")).registerDeadline },
  channel: {
    summary: "networks: read a payload without a running server",
    load: async () => (await import("./channel.ts")).registerChannel,
  },
};
