/** The control of a fake network over HTTP: `POST /__ctl/<name>` with a JSON object, for scripts outside this process. */
import { bodyOf, sendJson, type Route } from "./http-route.ts";

/** Checks its input and pulls one string of the control. */
export type Commands<Control> = Readonly<Record<string, (input: unknown, control: Control) => unknown>>;

/** Drops absent keys: a control tells "not given" from "given as undefined". */
export const present = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  // The cast states what the filter has just done.
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };

type Result = { readonly status: number; readonly body: unknown };

/** The command's result, or what was wrong with it. */
const runCommand = async <Control>(
  commands: Commands<Control>,
  { control, input, name }: { readonly name: string; readonly input: unknown; readonly control: Control },
): Promise<Result> => {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) return { status: 404, body: { error: `no such command: ${name}`, known: Object.keys(commands) } };
  try {
    return { status: 200, body: (await command(input, control)) ?? { done: true } };
  } catch (error) {
    return { status: 400, body: { error: error instanceof Error ? error.message : String(error) } };
  }
};

/** The route of all commands. */
export const commandRoute = <Control>(commands: Commands<Control>): Route<{ readonly control: Control }> => ({
  matches: (path, method) => path.startsWith("/__ctl/") && method === "POST",
  run: async ({ path, request, response }, { control }) => {
    const text = (await bodyOf(request)).toString("utf8");
    const input: unknown = text === "" ? {} : JSON.parse(text);
    const { body, status } = await runCommand(commands, { name: path.slice("/__ctl/".length), input, control });
    sendJson(response, status, body);
  },
});
