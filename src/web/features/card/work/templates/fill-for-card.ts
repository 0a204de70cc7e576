import type { Card } from "#http/contract";
import { firstNameOf } from "../grounds/author-name.ts";
import { fillTemplate } from "../grounds/fill-template.ts";

/** A template with what the card knows in its places; what it does not know stays in braces, in sight. */
export const fillForCard = (body: string, card: Card, promisedOn: string): string => {
  const unit = card.units.find(({ unitId }) => unitId === card.answerable) ?? card.units[0];
  const [name, number, title] = [firstNameOf(card), String(card.number), unit?.title ?? ""];
  const values = { имя: name, name, номер: number, number, структура: title, unit: title, дата: promisedOn, date: promisedOn };
  return fillTemplate(body, [], values);
};
