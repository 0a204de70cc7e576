import { Command, CommanderError } from "commander";
import { commands } from "./commands.ts";
import { packageVersion } from "./package-version.ts";

const usageError = 2;

const program = (): Command =>
  new Command("otklik")
    .description("The desk at which a municipality answers citizens' messages under its procedure.")
    .version(packageVersion())
    .helpCommand(false)
    .showHelpAfterError("(otklik <command> --help)")
    .configureHelp({ showGlobalOptions: false })
    .exitOverride();

/** The program with only the asked command loaded, or with the list of all where none was. */
const programFor = async (asked: string | undefined): Promise<Command> => {
  const root = program();
  const known = asked === undefined ? undefined : commands[asked];
  if (known !== undefined) (await known.load())(root);
  else for (const [name, { summary }] of Object.entries(commands)) root.command(name).description(summary);
  return root;
};

const unknownCommand = (asked: string): number => {
  process.stderr.write(`Unknown command: ${asked}. Commands: ${Object.keys(commands).join(", ")}.\nНеизвестная команда: ${asked}.\n`);
  return usageError;
};

/** Help and the version are no errors; what commander turns down is an error of use; anything else has failed, and is told with its causes. */
const exitCodeOf = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usageError;
  const lines: string[] = [];
  for (let cause: unknown = error; cause !== undefined && lines.length < 5; cause = cause instanceof Error ? cause.cause : undefined) {
    lines.push(cause instanceof Error ? (cause.message === "" ? cause.name : cause.message) : JSON.stringify(cause));
  }
  process.stderr.write(`Не получилось / it failed: ${lines.join("\n  ")}\n`);
  if (process.env["OTKLIK_LOG"] === "debug" && error instanceof Error) process.stderr.write(`${error.stack ?? ""}\n`);
  return 1;
};

/** Runs one command line; answers the exit code, or leaves it to a command that goes on running. */
export const runCommandLine = async (words: readonly string[]): Promise<void> => {
  const asked = words.find((word) => !word.startsWith("-"));
  const root = await programFor(asked);
  if (words.length === 0) return root.outputHelp();
  if (asked !== undefined && commands[asked] === undefined) {
    process.exitCode = unknownCommand(asked);
    return;
  }
  try {
    await root.parseAsync([...words], { from: "user" });
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
};

await runCommandLine(process.argv.slice(2));
