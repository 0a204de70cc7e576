import { createInterface } from "node:readline/promises";
import { text } from "node:stream/consumers";
import { Writable } from "node:stream";

const silent = new Writable({ write: (_chunk, _encoding, done) => done() });

/** A new password: the first line of a pipe, or asked for without showing what is typed. Never an argument: those are seen in the list of processes. */
export const readNewPassword = async (): Promise<string> => {
  if (!process.stdin.isTTY) return (await text(process.stdin)).split(/\r?\n/, 1)[0] ?? "";
  process.stderr.write("Новый пароль / new password: ");
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  const password = await lines.question("");
  lines.close();
  process.stderr.write("\n");
  return password;
};
