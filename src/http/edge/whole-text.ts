import type { InputPlace } from "./input-places.ts";
import { edgeProblem } from "./problems.ts";
import type { Server } from "./server-type.ts";

const isWhole = (text: string): boolean => !text.includes("\u0000") && text.isWellFormed();

/** Where a value holds a zero character or half of one: no database keeps such a text, and nobody typed it. Walks without recursion: depth is the sender's. */
export const brokenTexts = (value: unknown, root = ""): readonly InputPlace[] => {
  const found: InputPlace[] = [];
  const waiting: { readonly path: string; readonly value: unknown }[] = [{ path: root, value }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, value: item } = next;
    if (typeof item === "string" && !isWhole(item))
      found.push({ path, ru: "в тексте есть знак, которого не бывает", en: "the text holds a character that does not exist" });
    if (typeof item !== "object" || item === null || ArrayBuffer.isView(item)) continue;
    for (const [name, inner] of Object.entries(item)) waiting.push({ path: `${path}/${isWhole(name) ? name : "?"}`, value: inner });
    if (Object.keys(item).some((name) => !isWhole(name))) found.push({ path, ru: "лишнее поле", en: "an unknown field" });
  }
  return found;
};

/** Turns such requests away before anything else reads them; raw bytes of networks are their connectors' to judge. */
export const refuseBrokenTexts = (server: Server): void => {
  server.addHook("preValidation", async (request, reply) => {
    const places = [...brokenTexts(request.body, ""), ...brokenTexts(request.query, "/query"), ...brokenTexts(request.params, "/path")];
    if (places.length === 0) return undefined;
    return reply.code(400).send(edgeProblem("badInput", { places: places.slice(0, 20) }).body);
  });
};
