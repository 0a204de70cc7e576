import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { commands } from "./commands.ts";

const program = fileURLToPath(new URL("../../bin/otklik.mjs", import.meta.url));
const run = (...words: readonly string[]) =>
  spawnSync(process.execPath, [program, ...words], { encoding: "utf8", env: { PATH: process.env["PATH"], PORT: "no port" } });

describe("the command line", () => {
  test("names every command in its help", () => {
    const { status, stdout } = run("--help");
    expect(status).toBe(0);
    for (const name of Object.keys(commands)) expect(stdout).toContain(`  ${name} `);
  });

  test("an unknown command or option is an error of use: exit code 2, said in words", () => {
    const command = run("nothing");
    expect(command.status).toBe(2);
    expect(command.stderr).toContain("Неизвестная команда: nothing");
    const option = run("demo", "--nothing");
    expect(option.status).toBe(2);
    expect(option.stderr).toContain("unknown option");
  });

  test("settings that cannot be read are named, and nothing starts", () => {
    const { status, stderr } = run("serve");
    expect(status).toBe(2);
    expect(stderr).toContain("PORT");
  });

  test("the demonstration refuses any address but this machine's own", () => {
    const { status, stderr } = run("demo", "--host", "0.0.0.0");
    expect(status).toBe(2);
    expect(stderr).toContain("0.0.0.0");
  });
});

test.each(Object.entries(commands))("the module of %s registers a command of that name", async (name, { load }) => {
  const { Command } = await import("commander");
  const root = new Command();
  (await load())(root);
  expect(root.commands.map((command) => command.name())).toEqual([name]);
});
