/** `document.xml` in the shape of МЭДО (the exchange of documents between bodies of power): what a document system takes in. */

const namespace = "http://www.infpres.com/IEDMS";

export type MedoDocument = {
  readonly uid: string;
  /** ISO, with the offset. */
  readonly createdAt: string;
  readonly organisation: string;
  readonly kind: string;
  /** Null until the appeal has its number (3.9). */
  readonly registration: { readonly number: string; readonly date: string } | null;
  readonly author: string;
  readonly annotation: string;
  readonly files: readonly { readonly localName: string; readonly isText: boolean }[];
};

type Element = {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly inside: string | readonly Element[];
};

/** The document as XML, UTF-8. */
export function medoXml(document: MedoDocument): string {
  const { uid, createdAt, organisation, kind, registration, author, annotation, files } = document;
  const num: readonly Element[] =
    registration === null
      ? []
      : [
          {
            name: "num",
            inside: [
              { name: "number", inside: registration.number },
              { name: "date", inside: registration.date },
            ],
          },
        ];
  const person = (name: string): Element => ({ name: "person", inside: name });
  const root: Element = {
    name: "communication",
    attributes: { "xmlns:xdms": namespace, "xdms:version": "2.7" },
    inside: [
      {
        name: "header",
        attributes: { "xdms:type": "Документ", "xdms:uid": uid, "xdms:created": createdAt },
        inside: [{ name: "source", attributes: { "xdms:uid": uid }, inside: [{ name: "organization", inside: organisation }] }],
      },
      {
        name: "document",
        attributes: { "xdms:uid": uid },
        inside: [
          { name: "kind", inside: kind },
          ...num,
          { name: "signatories", inside: [{ name: "signatory", inside: [person(author)] }] },
          { name: "addressees", inside: [{ name: "addressee", inside: [{ name: "organization", inside: organisation }] }] },
          { name: "pages", inside: "1" },
          { name: "annotation", inside: annotation },
          { name: "correspondents", inside: [{ name: "correspondent", inside: [person(author)] }] },
        ],
      },
      {
        name: "files",
        inside: files.map(({ localName, isText }) => ({
          name: "file",
          attributes: { "xdms:localName": localName },
          inside: [{ name: "group", inside: isText ? "Текст документа" : "Текст приложения" }],
        })),
      },
    ],
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root)}\n`;
}

function written({ name, attributes = {}, inside }: Element): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const body = typeof inside === "string" ? escapeXml(inside) : inside.map(written).join("");
  return `<xdms:${name}${given.join("")}>${body}</xdms:${name}>`;
}

/** A text made safe for XML 1.0: marks become entities, characters that XML forbids become spaces. */
export function escapeXml(text: string): string {
  return Array.from(text.toWellFormed(), (sign) => (isForbidden(sign.codePointAt(0) ?? 0) ? " " : (entities[sign] ?? sign))).join("");
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;", "\r": "&#13;" };

function isForbidden(code: number): boolean {
  return (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) || code === 0xfffe || code === 0xffff;
}
