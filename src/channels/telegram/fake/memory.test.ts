import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { startFakeTelegram } from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "otklik-telegram-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a wall that is kept in a file is there again, with its files, and no id is given twice", async () => {
  const file = join(folder, "telegram.json");
  const first = await startFakeTelegram({ file });
  const person = first.control.person("Лидия", "Соболева");
  const comment = first.control.comment({
    text: "Темно у дома 7",
    personId: person.id,
    files: [{ name: "двор.png", mime: "image/png", bytes: Buffer.from("png") }],
  });
  const message = first.control.dm({ text: "Здравствуйте", personId: person.id });
  const posts = first.control.posts().length;
  await first.close();

  const second = await startFakeTelegram({ file });
  expect(second.control.posts()).toHaveLength(posts);
  const again = second.control.comments(comment.threadId ?? 0).find(({ id }) => id === comment.id);
  expect(again?.text).toBe("Темно у дома 7");
  expect(Buffer.from(again?.file?.bytes ?? []).toString()).toBe("png");
  expect(second.control.messages(person.id).map(({ id }) => id)).toContain(message.id);
  expect(second.control.comment({ text: "И у дома 9", personId: person.id }).id).toBe(comment.id + 1);
  expect(second.control.person("Олег").id).toBeGreaterThan(person.id);
  await second.close();
});
