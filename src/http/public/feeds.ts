import type { PublicAnswer } from "#app";
import { Feed } from "feed";
import { escapeHtml } from "../present/print-card.ts";
import type { Place } from "./page.ts";

export type FeedKind = "rss" | "atom" | "json";

export const feedMimes: Readonly<Record<FeedKind, string>> = {
  rss: "application/rss+xml; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
};

/** The newest answers as a feed; an entry keeps its name whatever is corrected in it. */
export const feedOf = (kind: FeedKind, place: Place, answers: readonly PublicAnswer[]): string => {
  const { organisation, base } = place;
  const feed = new Feed({
    id: base,
    link: base,
    title: `Ответы на вопросы жителей. ${organisation.title}`,
    description: "Ответы, представляющие общий интерес",
    language: "ru",
    generator: false,
    updated: new Date(Math.max(organisation.createdAt, ...answers.map(({ updatedAt }) => updatedAt))),
    feedLinks: { rss: `${base}.rss`, atom: `${base}.atom`, json: `${base}.json` },
  });
  for (const answer of answers) {
    const name = `urn:otklik:answer:${answer.answerId}`;
    feed.addItem({
      id: name,
      guid: name,
      title: answer.question,
      link: `${base}/${answer.answerId}`,
      content: `<p>${escapeHtml(answer.answer).replaceAll("\n", "<br>")}</p>`,
      date: new Date(answer.updatedAt),
      published: new Date(answer.publishedAt),
    });
  }
  if (kind === "rss") return feed.rss2();
  return kind === "atom" ? feed.atom1() : feed.json1();
};
