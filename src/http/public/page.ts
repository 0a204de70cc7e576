import type { OrganisationRow, PublicAnswer } from "#app";
import { escapeHtml } from "../present/print-card.ts";
import { zoneOf } from "../present/urgency.ts";
import { publicStyle } from "./style.ts";

/** Whose page it is and where it stands; `base` ends with `/answers`. */
export type Place = { readonly organisation: OrganisationRow; readonly base: string };

export const perPage = 20;

const document = (title: string, body: string, head = "", kind = ""): string => `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${head}<style>${publicStyle}</style>
</head>
<body${kind === "" ? "" : ` class="${kind}"`}>
${body}
</body>
</html>
`;

const dayOf = (at: number, { organisation }: Place): string =>
  new Intl.DateTimeFormat("ru-RU", { timeZone: zoneOf(organisation.office), dateStyle: "long" }).format(at);

const dated = (answer: PublicAnswer, place: Place): string => {
  const corrected = answer.updatedAt === answer.publishedAt ? "" : `, исправлено ${dayOf(answer.updatedAt, place)}`;
  return `<p class="quiet"><time datetime="${new Date(answer.publishedAt).toISOString()}">${dayOf(answer.publishedAt, place)}</time>${corrected}</p>`;
};

const heading = ({ organisation, base }: Place): string =>
  `<header><div><h1>Ответы на вопросы жителей</h1><p class="quiet"><a href="${base}">${escapeHtml(organisation.title)}</a></p></div></header>`;

const footing = ({ base }: Place): string =>
  `<footer class="quiet"><p>Подписаться: <a href="${base}.rss">RSS</a>, <a href="${base}.atom">Atom</a>, <a href="${base}.json">JSON</a>. Answers of the administration to questions of citizens, in Russian.</p></footer>`;

const feeds = ({ base }: Place): string =>
  `<link rel="alternate" type="application/rss+xml" title="RSS" href="${base}.rss">\n<link rel="alternate" type="application/atom+xml" title="Atom" href="${base}.atom">\n`;

const searchForm = ({ base }: Place, words: string): string =>
  `<form role="search" method="get" action="${base}"><label for="q">Найти ответ</label><input id="q" type="search" name="q" maxlength="200" value="${escapeHtml(words)}"><button type="submit">Найти</button></form>`;

const item = (answer: PublicAnswer, place: Place): string =>
  `<article><h2><a href="${place.base}/${answer.answerId}">${escapeHtml(answer.question)}</a></h2>${dated(answer, place)}<p class="words">${escapeHtml(answer.answer)}</p></article>`;

const paging = (
  { base }: Place,
  { words, page, total }: { readonly words: string; readonly page: number; readonly total: number },
): string => {
  const last = Math.max(1, Math.ceil(total / perPage));
  if (last === 1) return "";
  const to = (number: number): string => `${base}?${words === "" ? "" : `q=${encodeURIComponent(words)}&amp;`}page=${number}`;
  const former = page > 1 ? `<a rel="prev" href="${to(page - 1)}">Новее</a>` : "";
  const next = page < last ? `<a rel="next" href="${to(page + 1)}">Раньше</a>` : "";
  return `<nav aria-label="Страницы">${former}<span>Страница ${page} из ${last}</span>${next}</nav>`;
};

/** The list of answers, as it is found by words or the newest first. */
export const listPage = (
  place: Place,
  found: { readonly answers: readonly PublicAnswer[]; readonly total: number; readonly words: string; readonly page: number },
): string => {
  const none = found.words === "" ? "Ответов пока нет." : "По этим словам ответов нет. Попробуйте другие слова.";
  const count = found.words === "" ? "" : `<p role="status">${found.total === 0 ? none : `Найдено: ${found.total}`}</p>`;
  const empty = found.words === "" && found.answers.length === 0 ? `<p>${none}</p>` : "";
  const body = `${heading(place)}<main>${searchForm(place, found.words)}${count}${empty}${found.answers.map((answer) => item(answer, place)).join("")}${paging(place, found)}</main>${footing(place)}`;
  return document(`Ответы на вопросы жителей. ${place.organisation.title}`, body, feeds(place));
};

/** One answer by its lasting address. */
export const answerPage = (place: Place, answer: PublicAnswer): string => {
  const article = `<article><h2>${escapeHtml(answer.question)}</h2>${dated(answer, place)}<p class="words">${escapeHtml(answer.answer)}</p></article>`;
  return document(
    answer.question,
    `${heading(place)}<main><nav><a href="${place.base}">Все ответы</a></nav>${article}</main>${footing(place)}`,
    feeds(place),
  );
};

/** A plain page in place of an answer that is not there, or not any more. */
export const absentPage = (words: string, place: Place | null): string => {
  const back = place === null ? "" : `<nav><a href="${place.base}">Все ответы</a></nav>`;
  return document(
    words,
    `${place === null ? "" : heading(place)}<main><nav></nav><article><h2>${escapeHtml(words)}</h2></article>${back}</main>`,
  );
};

/** The newest answers for a frame on another site. */
export const snippetPage = (place: Place, answers: readonly PublicAnswer[]): string => {
  const lines = answers.map(
    (answer) =>
      `<li><a href="${place.base}/${answer.answerId}" target="_blank" rel="noopener">${escapeHtml(answer.question)}</a>${dated(answer, place)}</li>`,
  );
  const all = `<li><a href="${place.base}" target="_blank" rel="noopener">Все ответы</a></li>`;
  return document("Ответы на вопросы жителей", `<main><ul>${lines.join("")}${all}</ul></main>`, "", "snippet");
};
