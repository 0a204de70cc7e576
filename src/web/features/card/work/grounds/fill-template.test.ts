import { expect, test } from "vitest";
import { fillTemplate, hasEmptyPlace, placesOf } from "./fill-template.ts";

const template = "Здравствуйте, {name}.\n\nВопрос решает {body}. Отвечает за него {official}.\n\nАдрес: {contacts}.\n";
const fields = [
  { name: "name", title: "Имя автора", required: true },
  { name: "body", title: "Орган", required: true },
  { name: "official", title: "Должностное лицо", required: false },
  { name: "contacts", title: "Контакты", required: true },
];

test("3.8: the template is filled with the fields of its ground", () => {
  const values = { name: "Вера", body: "район", official: "Петров", contacts: "ул. Мира, 1" };
  expect(fillTemplate(template, fields, values)).toBe(
    "Здравствуйте, Вера.\n\nВопрос решает район. Отвечает за него Петров.\n\nАдрес: ул. Мира, 1.",
  );
});

test("3.8: an optional field that is empty takes its sentence away, a required one stays in sight", () => {
  const text = fillTemplate(template, fields, { name: "Вера" });
  expect(text).toBe("Здравствуйте, Вера.\n\nВопрос решает {Орган}.\n\nАдрес: {Контакты}.");
  expect(hasEmptyPlace(text)).toBe(true);
});

test("3.8: words of a field are not taken for places or patterns", () => {
  const text = fillTemplate("{name} {body}", fields, { name: "$& {body}", body: "$1" });
  expect(text).toBe("$& {body} $1");
});

test("3.9: the places of the notice are found in their order, each once", () => {
  expect(placesOf("{name}: {link}, {address}, {link}")).toEqual(["name", "link", "address"]);
});
