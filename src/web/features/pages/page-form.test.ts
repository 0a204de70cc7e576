import type { NetworkForm, PageField } from "#http/contract";
import { describe, expect, it } from "vitest";
import { formOf, inputOf, valueOf } from "./page-form.ts";

const field = (name: string, secret: boolean, fallback: string | number | null = null): PageField => ({
  name,
  secret,
  required: false,
  title: { ru: name, en: name },
  hint: { ru: "", en: "" },
  kind: "text",
  choices: [],
  fallback,
  advanced: false,
});

const network: NetworkForm = {
  code: "net",
  title: { ru: "Сеть", en: "Network" },
  mark: "С",
  legalNote: null,
  enabledByDefault: true,
  fields: [field("token", true), field("other", true), field("timeoutMs", false, 15_000)],
  steps: [],
  connects: true,
};
const register = { networks: [network], routes: [{ name: "pages", title: { ru: "Страницы", en: "Pages" } }], pages: [] };

describe("1.8: the form of a page", () => {
  it("a new page begins in the first network that is on by default, and sends nothing that was not written", () => {
    const input = inputOf(formOf(null, register), network);
    expect(input).toMatchObject({ network: "net", route: "pages", settings: {}, secrets: {}, paper: { openedOn: null } });
  });

  it("a secret is sent only when it was written or taken away; what belongs to another network is not sent", () => {
    const form = { ...formOf(null, register), secrets: { token: "t", other: null, foreign: "x" }, settings: { foreign: "1" } };
    expect(inputOf(form, network)).toMatchObject({ secrets: { token: "t", other: null }, settings: {} });
  });

  it("a field shows what is written, else what the program takes", () => {
    const form = formOf(null, register);
    const [, , timeout] = network.fields;
    expect(timeout === undefined ? "" : valueOf(form, timeout)).toBe("15000");
    expect(timeout === undefined ? "" : valueOf({ ...form, settings: { timeoutMs: "" } }, timeout)).toBe("");
  });
});
