/** The map from a letter's labels to the fields of a message: every region words its letters in its own way, so the map is data. */
import type { FieldMap, FieldSigns, IncidentField } from "../ports/incident.ts";

/** The fields in the order in which people read them. */
export const incidentFields: readonly IncidentField[] = [
  "number",
  "text",
  "url",
  "author",
  "topic",
  "topicGroup",
  "executor",
  "writtenAt",
  "deadline",
];

const signs = (labels: readonly string[], pattern = ""): FieldSigns => ({ labels, pattern });

/** What letters and tables of the system usually say; a municipality changes it on the screen. */
export const defaultFieldMap: FieldMap = {
  number: signs(
    ["номер", "№", "id", "номер инцидента", "инцидент №", "id инцидента", "код инцидента"],
    String.raw`инцидент[а-я]*\s*(?:№|#|:)?\s*([0-9][0-9A-Za-zА-Яа-я/.-]*)`,
  ),
  text: signs(["текст инцидента", "текст", "текст сообщения", "сообщение", "содержание", "описание"]),
  url: signs(["ссылка", "url", "адрес", "ссылка на сообщение", "ссылка на пост", "ссылка на публикацию"]),
  author: signs(["автор", "имя автора", "заявитель", "автор сообщения", "пользователь"]),
  topic: signs(["тема", "тема инцидента", "тематика"]),
  topicGroup: signs(["группа тем", "категория"]),
  executor: signs(["исполнитель", "ответственный", "ответственная структура"]),
  writtenAt: signs(["дата", "дата публикации", "дата поступления", "дата создания", "опубликовано", "дата сообщения"]),
  deadline: signs(["срок", "срок ответа", "срок исполнения", "ответить до", "крайний срок", "дедлайн"]),
};

const labelsMax = 20;
const wordsMax = 200;

/** A map from outside; whatever is not one of its fields, or is too much, is left out. */
export function fieldMapOf(given: unknown): FieldMap {
  const written: Readonly<Record<string, unknown>> = typeof given === "object" && given !== null ? { ...given } : {};
  const entries = incidentFields.map((field): [IncidentField, FieldSigns] => [field, signsOf(written[field])]);
  // Every field of the list is there: the list is the type's own.
  return Object.fromEntries(entries) as FieldMap;
}

function signsOf(given: unknown): FieldSigns {
  if (typeof given !== "object" || given === null) return signs([]);
  const labels = "labels" in given && Array.isArray(given.labels) ? given.labels.filter((one) => typeof one === "string") : [];
  const pattern = "pattern" in given && typeof given.pattern === "string" ? given.pattern.slice(0, wordsMax) : "";
  return signs(
    labels
      .map((label) => label.trim().slice(0, wordsMax))
      .filter((label) => label !== "")
      .slice(0, labelsMax),
    pattern,
  );
}
