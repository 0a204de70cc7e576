import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordsOfHtml } from "./html-words.ts";
import { stamped } from "./mailbox-stamp.ts";
import { readLetter } from "./read-letter.ts";

const bytes = (text: string): Uint8Array => Buffer.from(text.replaceAll("\n", "\r\n"), "latin1");

/** Russian letters in the one-byte encodings that old mail programs still use. */
const table = { "windows-1251": 0xc0, "koi8-r": null } as const;
const koi = "юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ";
const inEncoding = (text: string, encoding: keyof typeof table): string =>
  Array.from(text)
    .map((sign) => {
      const code = sign.codePointAt(0) ?? 0;
      if (code < 128) return sign;
      if (encoding === "koi8-r") return String.fromCodePoint(0xc0 + koi.indexOf(sign));
      return sign === "№" ? "\u00b9" : String.fromCodePoint(0xc0 + code - 0x410);
    })
    .join("");

describe("3.2: letters of the system «Инцидент» are read whatever their form", () => {
  test.each(["windows-1251", "koi8-r"] as const)("3.2: a letter in %s", async (encoding) => {
    const subject = `=?${encoding}?B?${Buffer.from(inEncoding("Новый инцидент", encoding), "latin1").toString("base64")}?=`;
    const head = `From: Incident <robot@incident.example>\nSubject: ${subject}\nMessage-ID: <a@incident.example>\nContent-Type: text/plain; charset=${encoding}\nContent-Transfer-Encoding: 8bit\n\n`;
    const letter = await readLetter(bytes(head + inEncoding("Текст: На улице Луговой яма", encoding)));
    expect(letter).toMatchObject({
      subject: "Новый инцидент",
      messageId: "<a@incident.example>",
      texts: ["Текст: На улице Луговой яма"],
      isAutomatic: false,
      report: null,
    });
    expect(letter.from).toEqual({ name: "Incident", address: "robot@incident.example" });
  });

  test("3.2: an HTML letter gives the rows of its tables, and nothing of it runs", async () => {
    const html = `<html><head><style>p{color:red}</style><script>alert(1)</script></head><body><p>Новый инцидент</p>
      <table><tr><td><b>Номер</b></td><td>123-45</td></tr><tr><td>Ссылка</td><td><a href="https://vk.example/wall-1_2">открыть</a></td></tr>
      <tr><td>Текст</td><td>Яма &laquo;во дворе&raquo;<br>дома&nbsp;5</td></tr></table></body></html>`;
    const letter = await readLetter(Buffer.from(`From: a@b.example\nSubject: x\nContent-Type: text/html; charset=utf-8\n\n${html}`));
    expect(letter.rows).toEqual([
      ["Номер", "123-45"],
      ["Ссылка", "https://vk.example/wall-1_2 открыть"],
      ["Текст", "Яма «во дворе»\nдома 5"],
    ]);
    expect(letter.texts.join("\n")).not.toMatch(/alert|color/u);
  });

  test("3.2: a letter that was forwarded as an attachment is read together with the words around it", async () => {
    const inner = "From: robot@incident.example\nSubject: Inner\nContent-Type: text/plain; charset=utf-8\n\nНомер: 77\nТекст: Нет света";
    const outer = `From: clerk@district.example\nSubject: Fwd: Inner\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b1\n\n--b1\nContent-Type: text/plain; charset=utf-8\n\nПрошу ответить.\n--b1\nContent-Type: message/rfc822\n\n${inner}\n--b1--\n`;
    const letter = await readLetter(Buffer.from(outer));
    expect(letter.texts.join("\n")).toContain("Прошу ответить.");
    expect(letter.texts.join("\n")).toContain("Номер: 77");
  });

  test("3.2.6: a report of a mail server names what became of our letter", async () => {
    const report = `From: MAILER-DAEMON@mx.example\nSubject: Undelivered\nAuto-Submitted: auto-replied\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=r\n\n--r\nContent-Type: text/plain\n\nSorry.\n--r\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; smi@district.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no such\n user\n\n--r\nContent-Type: text/rfc822-headers\n\nMessage-ID: <0e0a@town.example>\nSubject: x\n\n--r--\n`;
    const letter = await readLetter(bytes(report));
    expect(letter.report).toEqual({ action: "failed", recipient: "smi@district.example", reason: "5.1.1 550 5.1.1 no such user" });
    expect(letter.about).toContain("<0e0a@town.example>");
    expect(letter).toMatchObject({ isAutomatic: true, files: [] });
  });

  test("3.2.6: an answer names the letter that it answers", async () => {
    const letter = await readLetter(
      bytes("From: smi@district.example\nSubject: Re: x\nIn-Reply-To: <0e0a@town.example>\nReferences: <z@x> <0e0a@town.example>\n\nOK"),
    );
    expect(letter.about).toEqual(["<0e0a@town.example>", "<z@x>"]);
  });

  test("3.2: the time of the mailbox stands before the letter, and no sender can write it there", async () => {
    const real = await readLetter(stamped(bytes("Subject: x\nX-Otklik-Mailbox: 5\n\nok"), { receivedAt: 1_764_000_000_000, isCut: true }));
    expect(real).toMatchObject({ receivedAt: 1_764_000_000_000, isCut: true, texts: ["ok"] });
    expect((await readLetter(bytes("Subject: x\nX-Otklik-Mailbox: 5\n\nok"))).receivedAt).toBeNull();
  });

  test("3.2: no letter, however broken, stops the reader", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 600 }),
          fc.string({ maxLength: 600 }).map((text) => Buffer.from(`Content-Type: text/html\n\n${text}`)),
        ),
        async (raw) => {
          expect(await readLetter(raw)).toHaveProperty("texts");
        },
      ),
      { numRuns: 200 },
    );
    fc.assert(fc.property(fc.string(), (html) => typeof wordsOfHtml(html).text === "string"));
  });
});
