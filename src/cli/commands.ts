import type { Command } from "commander";

type Register = (program: Command) => void;

/** Each command's module is loaded only when it is asked for: `otklik deadline` never waits for the database's code. */
export const commands: Readonly<Record<string, { readonly summary: string; readonly load: () => Promise<Register> }>> = {
  serve: { summary: "the server: desk, API, webhooks, workers", load: async () => (await import("./serve.ts")).registerServe },
  demo: {
    summary: "a make-believe town with logins and a test network, on this machine only",
    load: async () => (await import("./demo.ts")).registerDemo,
  },
  setup: { summary: "an organisation: its office, act and units", load: async () => (await import("./setup.ts")).registerSetup },
  user: { summary: "accounts: add, list, password, link, reset-factors", load: async () => (await import("./user.ts")).registerUser },
  deadline: { summary: "when a term ends, by an office's calendar", load: async () => (await import("./deadline.ts")).registerDeadline },
  channel: {
    summary: "networks: read a payload, ask after a page",
    load: async () => (await import("./channel.ts")).registerChannel,
  },
  procedure: { summary: "an act: check, show, compare", load: async () => (await import("./procedure.ts")).registerProcedure },
  simulate: { summary: "play a scenario file through the real core", load: async () => (await import("./simulate.ts")).registerSimulate },
  import: { summary: "messages from an export of another system", load: async () => (await import("./import.ts")).registerImport },
  audit: { summary: "verify the chain of events", load: async () => (await import("./audit.ts")).registerAudit },
  rebuild: { summary: "the lists anew from the events", load: async () => (await import("./rebuild.ts")).registerRebuild },
};
