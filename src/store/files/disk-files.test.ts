import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { diskFiles } from "./disk-files.ts";

const folder = mkdtempSync(join(tmpdir(), "otklik-files-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const files = diskFiles(folder);

describe("files on disk", () => {
  test("bytes come back as they were put, and are gone after the removal", async () => {
    const bytes = new Uint8Array([0, 1, 255]);
    await files.put("aB3-long_enough", bytes);
    expect(new Uint8Array((await files.get("aB3-long_enough")) ?? [])).toEqual(bytes);
    await files.remove("aB3-long_enough");
    expect(await files.get("aB3-long_enough")).toBeNull();
    await files.remove("aB3-long_enough");
  });

  test("only the server's user may read them, and no unfinished file stays", async () => {
    await files.put("cD4-long_enough", new Uint8Array([1]));
    const names = readdirSync(join(folder, "cD"));
    expect(names).toEqual(["cD4-long_enough"]);
    expect(statSync(join(folder, "cD", "cD4-long_enough")).mode & 0o777).toBe(0o600);
  });

  test("5.3.2 of ASVS: a key is never a path", async () => {
    for (const key of ["../../etc/passwd", "a/b/c/d/e/f/g", "short", "", "with.dot.in.it"]) {
      await expect(files.put(key, new Uint8Array())).rejects.toThrow(/storage key/);
      await expect(files.get(key)).rejects.toThrow(/storage key/);
    }
  });
});
