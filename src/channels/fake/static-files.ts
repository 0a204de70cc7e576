/** The files of the wall page that every fake shows, read from the folder `wall`; nothing outside it can be asked for. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "wall");

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

export type StaticFile = { readonly type: string; readonly bytes: Uint8Array };

/** The file of a path under `/wall`, or null. */
export const staticFile = async (path: string): Promise<StaticFile | null> => {
  const name = path === "/wall" || path === "/wall/" ? "index.html" : path.slice("/wall/".length);
  const type = TYPES[name.slice(name.lastIndexOf(".") + 1)];
  if (type === undefined || !/^(?:pictures\/)?[a-z-]+\.[a-z]+$/u.test(name)) return null;
  try {
    return { type, bytes: await readFile(join(FOLDER, name)) };
  } catch {
    return null;
  }
};
