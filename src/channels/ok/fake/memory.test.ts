import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { startFakeOk } from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "otklik-ok-wall-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a wall that is kept in a file is there again, with its files, and no id is given twice", async () => {
  const file = join(folder, "wall.json");
  const first = await startFakeOk({ file });
  const person = first.control.person("Лидия", "Соболева");
  const png = { name: "двор.png", mime: "image/png", bytes: Buffer.from("png") };
  const comment = first.control.comment({ text: "Темно у дома 7", personId: person.id, files: [png] });
  const message = first.control.dm({ text: "Здравствуйте", personId: person.id });
  const posts = first.control.posts().length;
  await first.close();

  const second = await startFakeOk({ file });
  expect(second.control.posts()).toHaveLength(posts);
  const again = second.control.comments(comment.topicId).find(({ id }) => id === comment.id);
  expect(again?.text).toBe("Темно у дома 7");
  expect(Buffer.from(again?.media[0]?.bytes ?? []).toString()).toBe("png");
  expect(second.control.messages(person.id).map(({ mid }) => mid)).toEqual([message.mid]);
  expect(second.control.dm({ text: "Ещё", personId: person.id }).mid).not.toBe(message.mid);
  expect(second.control.person("Олег").id).toBeGreaterThan(person.id);
  await second.close();
});
