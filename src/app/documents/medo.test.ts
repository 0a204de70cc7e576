import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeXml, medoXml } from "./medo.ts";

const document = {
  uid: "case-1",
  createdAt: "2026-11-24T10:00:00.000Z",
  organisation: "Городок",
  kind: "Обращение гражданина",
  registration: { number: "01-15/7", date: "2026-11-24" },
  author: "Вера",
  annotation: "Снег",
  files: [{ localName: "card.docx", isText: true }],
};

/** What XML 1.0 does not take even escaped. */
const isForbidden = (code: number): boolean => (code < 0x20 && code !== 9 && code !== 10) || code === 0xfffe || code === 0xffff;

/** A small reader: every tag that opens closes in its order, and nothing but escaped text stands between. */
const isWellFormed = (xml: string): boolean => {
  const open: string[] = [];
  const rest = xml
    .replace(/^<\?xml [^?]*\?>\n/u, "")
    .replaceAll(/<(\/?)([a-z:A-Z]+)((?: [a-zA-Z:]+="[^"<]*")*)>/gu, (_tag, end: string, name: string) => {
      if (end === "") open.push(name);
      else if (open.pop() !== name) open.push("broken", name);
      return "";
    });
  const bare = rest.replaceAll(/&(?:amp|lt|gt|quot|apos|#13);/gu, "");
  return open.length === 0 && !/[<>&]/u.test(bare) && !Array.from(bare, (sign) => sign.codePointAt(0) ?? 0).some(isForbidden);
};

test("3.9: document.xml is well-formed whatever a citizen writes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), (annotation, author) =>
      isWellFormed(medoXml({ ...document, annotation, author, files: [{ localName: annotation, isText: false }] })),
    ),
  );
  expect(isWellFormed(medoXml(document).replace("</xdms:files>", ""))).toBe(false);
});

test("3.9: an appeal without a number yet has none in document.xml", () => {
  expect(medoXml(document)).toContain("<xdms:num><xdms:number>01-15/7</xdms:number><xdms:date>2026-11-24</xdms:date></xdms:num>");
  expect(medoXml({ ...document, registration: null })).not.toContain("xdms:num");
});

test("marks become entities and forbidden characters become spaces", () => {
  expect(escapeXml("<b>&\"'\u0000\ud800")).toBe("&lt;b&gt;&amp;&quot;&apos; \ufffd");
});
