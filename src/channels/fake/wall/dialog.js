/** The direct messages of the person in use, and the leave to be written to. */
import { composer } from "./composer.js";
import { attachments, el, when } from "./dom.js";

export const createDialog = (parts, page) => {
  const box = composer({
    label: "Сообщение странице",
    placeholder: "Написать сообщение",
    verb: "Отправить",
    send: (text, files) => page.act("message", { text }, files),
  });
  parts.form.append(box.element);
  parts.permission.addEventListener("click", () => page.act("permission", { allow: page.person().hasBlockedUs ? "yes" : "no" }));
  let drawn = "";

  const bubble = (message) =>
    el(
      "li",
      { className: message.isTown ? "bubble theirs" : "bubble mine" },
      message.isTown ? el("span", { className: "sr" }, "Страница: ") : null,
      message.text === "" ? null : el("p", { className: "words" }, message.text),
      attachments(message.media),
      el("p", { className: "meta" }, when(message.at), message.isEdited ? " · изменено" : ""),
    );

  return {
    draw: (person) => {
      const next = JSON.stringify(person);
      if (next === drawn) return;
      drawn = next;
      parts.who.textContent = `Переписка: ${person.name}`;
      parts.permission.textContent = person.hasBlockedUs ? "Снова разрешить странице писать мне" : "Запретить странице писать мне";
      const empty = el("li", { className: "empty" }, "Сообщений пока нет. Напишите странице — ответ появится здесь.");
      parts.bubbles.replaceChildren(...(person.messages.length === 0 ? [empty] : person.messages.map(bubble)));
      parts.bubbles.scrollTop = parts.bubbles.scrollHeight;
    },
  };
};
