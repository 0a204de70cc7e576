/** `otklik audit`: whether the events are those that were written, from the live database or from a file taken away earlier. */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Command } from "commander";
import { auditDump, DumpError, openAudit, type Audit, type Audited } from "#store";
import { settingsOrExit } from "./settings-or-exit.ts";

type VerifyOptions = { readonly databaseUrl?: string; readonly dump?: string; readonly head?: string };

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const place = (at: { readonly caseId: string; readonly version: number } | null): string => (at ? ` ${at.caseId}:${at.version}` : "");

/** One line for each municipality; true when its chain is whole (and ends where the caller expects). */
export const report = ({ tenantId, verdict }: Audited, expectedHead?: string): boolean => {
  if (!verdict.ok) say(`BROKEN\t${tenantId}\t${verdict.reason}${place(verdict.at)}`);
  else if (expectedHead !== undefined && verdict.head !== expectedHead) say(`OTHER HEAD\t${tenantId}\t${verdict.events}\t${verdict.head}`);
  else say(`ok\t${tenantId}\t${verdict.events}\t${verdict.head}`);
  return verdict.ok && (expectedHead === undefined || verdict.head === expectedHead);
};

const reportAll = async (audits: AsyncIterable<Audited>, expectedHead?: string): Promise<boolean> => {
  let isWhole = true;
  for await (const audited of audits) isWhole = report(audited, expectedHead) && isWhole;
  return isWhole;
};

const withAudit = async (databaseUrl: string | undefined, work: (audit: Audit) => Promise<void>): Promise<void> => {
  const settings = settingsOrExit();
  if (settings === null) return;
  const audit = await openAudit({ databaseUrl: databaseUrl ?? settings.databaseUrl, dataDir: settings.dataDir });
  try {
    await work(audit);
  } finally {
    await audit.close();
  }
};

const verifyDump = async (file: string, head?: string): Promise<void> => {
  try {
    process.exitCode = (await reportAll(auditDump(createInterface({ input: createReadStream(file) })), head)) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof DumpError) && (error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    process.stderr.write(`Файл выгрузки не читается: ${file}.\n${(error as Error).message}\n`);
    process.exitCode = 2;
  }
};

const verify = async ({ dump, databaseUrl, head }: VerifyOptions): Promise<void> => {
  if (dump !== undefined) return verifyDump(dump, head);
  await withAudit(databaseUrl, async (audit) => {
    process.exitCode = (await reportAll(audit.verify(), head)) ? 0 : 1;
  });
};

const dump = ({ databaseUrl }: Pick<VerifyOptions, "databaseUrl">): Promise<void> =>
  withAudit(databaseUrl, async (audit) => {
    for await (const line of audit.dump()) say(line);
  });

/** Adds the `audit` commands to the program. */
export const registerAudit = (program: Command): void => {
  const audit = program.command("audit").description("the chain of events: verify it, or take it away as a file");
  audit
    .command("verify")
    .description("verify every municipality's chain; exit code 1 where one is broken. One line each: verdict, tenant, events, head")
    .option("--database-url <url>", "instead of DATABASE_URL or the data folder")
    .option("--dump <file>", "verify a file made by `audit dump`, without any database")
    .option("--head <hash>", "the head printed earlier: the chain must still end there")
    .action(verify);
  audit
    .command("dump")
    .description("the chains with their events as JSON lines; texts and names are not in them")
    .option("--database-url <url>", "instead of DATABASE_URL or the data folder")
    .action(dump);
};
