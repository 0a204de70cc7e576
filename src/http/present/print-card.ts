import type { Card, Draft } from "../contract/index.ts";
import { printStyle } from "./print-style.ts";
import { printWords, type PrintWords } from "./print-words.ts";

type Language = "ru" | "en";
export type PrintMoment = (at: number) => string;
type Sheet = { readonly card: Card; readonly words: PrintWords; readonly language: Language; readonly moment: PrintMoment };

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Words of people as text of a page: never as markup. */
export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? "");

const section = (title: string, body: string): string => (body === "" ? "" : `<section><h2>${escapeHtml(title)}</h2>${body}</section>`);
const paragraph = (text: string): string => `<p class="words">${escapeHtml(text)}</p>`;
const pairs = (rows: readonly (readonly [string, string])[]): string =>
  `<dl>${rows.map(([term, value]) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(value)}</dd>`).join("")}</dl>`;

const head = ({ card, words, language, moment }: Sheet): string => {
  const author = card.messages.find(({ opening }) => opening)?.author?.name ?? words.unknown;
  const { manual } = card;
  const from = [card.network.title[language], card.page?.title ?? "", manual?.reason ?? ""].filter((part) => part !== "").join(", ");
  return pairs([
    [words.route, `${card.route.title[language]} (${words.clause(card.route.clause)})`],
    [words.received, moment(card.receivedAt)],
    [words.from, from],
    [words.author, author],
  ]);
};

const message = ({ card, moment }: Sheet): string =>
  card.messages
    .map(({ text, occurredAt, opening }) => `${opening ? "" : `<h3>${escapeHtml(moment(occurredAt))}</h3>`}${paragraph(text)}`)
    .join("");

const resolution = ({ card, words }: Sheet): string => {
  if (card.units.length === 0) return paragraph(words.noResolution);
  const units = card.units.map(({ unitId, title, headName }) => {
    const answers = card.units.length > 1 && unitId === card.answerable ? `, ${words.answerable}` : "";
    return `<li>${escapeHtml(title)}${headName === null ? "" : escapeHtml(` (${words.head}: ${headName})`)}${escapeHtml(answers)}</li>`;
  });
  const by = card.resolvedBy === null ? "" : paragraph(`${card.resolvedBy.position} ${card.resolvedBy.name}`.trim());
  return `${card.instruction === null || card.instruction === "" ? "" : paragraph(card.instruction)}${by}<h3>${escapeHtml(words.units)}</h3><ul>${units.join("")}</ul>`;
};

const filesOf = ({ files }: Draft, words: PrintWords): string =>
  files.length === 0 ? "" : paragraph(`${words.files}: ${files.map(({ name }) => name).join(", ")}`);

const drafts = ({ card, words, moment }: Sheet): string =>
  card.drafts
    .map((draft, index) => {
      const by = [draft.submittedBy?.name ?? "", moment(draft.submittedAt)].filter((part) => part !== "").join(", ");
      const returned = card.returns
        .filter(({ draftId }) => draftId === draft.draftId)
        .map(({ by: who, at, remarks }) => paragraph(`${words.remarks[who]}, ${moment(at)}: ${remarks}`));
      const measures = draft.measures === null || draft.measures === "" ? "" : paragraph(`${words.measures}: ${draft.measures}`);
      return `<h3>${escapeHtml(`${words.version(index + 1)}. ${by}`)}</h3>${paragraph(draft.text)}${measures}${filesOf(draft, words)}${returned.join("")}`;
    })
    .join("");

const reply = ({ card, words }: Sheet): string => {
  const approved = card.drafts.findLast((draft) => draft.approved);
  if (approved === undefined) return paragraph(words.noReply);
  return `<div class="reply">${paragraph(approved.text)}${filesOf(approved, words)}</div>`;
};

const approvals = ({ card, language, words, moment }: Sheet): string => {
  const given = card.history.filter(({ type }) => type === "accepted" || type === "approved").sort((a, b) => a.version - b.version);
  if (given.length === 0) return "";
  const rows = given.map(
    ({ title, actor, at, clause }) =>
      `${title[language]}: ${actor.name ?? ""}, ${moment(at)}${clause === null ? "" : ` (${words.clause(clause)})`}`,
  );
  return `<ul>${rows.map((row) => `<li>${escapeHtml(row)}</li>`).join("")}</ul>`;
};

const table = (rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? ""
    : `<table><tbody>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("")}</tr>`).join("")}</tbody></table>`;

const terms = ({ card, language, words, moment }: Sheet): string =>
  table(
    card.timers.map(({ title, clause, due, stoppedAt }) => [
      title[language],
      words.clause(clause),
      due === null ? "" : `${words.due}: ${moment(due)}`,
      stoppedAt === null ? "" : `${words.stopped}: ${moment(stoppedAt)}`,
    ]),
  );

const history = ({ card, language, words, moment }: Sheet): string =>
  table(
    [...card.history]
      .sort((a, b) => a.version - b.version)
      .map(({ at, title, actor, clause }) => [
        moment(at),
        title[language],
        actor.name ?? (actor.kind === "network" ? words.network : words.system),
        clause === null ? "" : words.clause(clause),
      ]),
  );

const signatures = ({ words }: Sheet): string =>
  [words.headOf, words.passed, words.accepted]
    .map(
      (who) =>
        `<div class="sign"><b>${escapeHtml(who)}</b><span>${escapeHtml(words.signature)}</span><span>${escapeHtml(words.name)}</span><span>${escapeHtml(words.date)}</span></div>`,
    )
    .join("");

/** The card on paper (3.2.6): resolution, drafts with remarks, the approved reply, terms, the course of work, lines to sign on. */
export const printedCard = (card: Card, language: Language, moment: PrintMoment): string => {
  const words = printWords(language);
  const sheet: Sheet = { card, words, language, moment };
  const title = words.card(card.number);
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${printStyle}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>${head(sheet)}
${section(words.message, message(sheet))}${section(words.resolution, resolution(sheet))}${section(words.reply, reply(sheet))}${section(words.approvals, approvals(sheet))}
${section(words.drafts, drafts(sheet))}${section(words.terms, terms(sheet))}${section(words.history, history(sheet))}${section(words.signatures, signatures(sheet))}
<p class="foot">${escapeHtml(`${card.procedure.title}. ${words.printed} ${moment(card.now)}`)}</p></main></body>
</html>`;
};
