/** A box to write in: a text that grows, a photograph, a button; it keeps what was typed while the page lives on around it. */
import { el } from "./dom.js";

let number = 0;

/** `send` gets the text and the files and tells whether they were taken. */
export const composer = ({ className = "", label, onCancel, placeholder, send, text = "", verb, withFile = true }) => {
  number += 1;
  const id = `box-${number}`;
  const area = el("textarea", { id, rows: 1, placeholder, value: text, name: "text" });
  const file = el("input", { id: `${id}-file`, type: "file", accept: "image/*,.pdf,.doc,.docx", multiple: true, className: "sr" });
  const chosen = el("span", { className: "chosen" });
  const button = el("button", { type: "submit" }, verb);
  const form = el(
    "form",
    { className: `composer ${className}` },
    el("label", { className: "sr", htmlFor: id }, label),
    area,
    el(
      "div",
      { className: "composer-row" },
      withFile ? file : null,
      withFile ? el("label", { className: "attach", htmlFor: `${id}-file` }, "Фото или файл") : null,
      chosen,
      el("span", { className: "grow" }),
      onCancel ? el("button", { type: "button", className: "quiet", onclick: onCancel }, "Отмена") : null,
      button,
    ),
  );
  const grow = () => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  };
  area.addEventListener("input", grow);
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  file.addEventListener("change", () => {
    chosen.textContent = [...file.files].map((one) => one.name).join(", ");
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    const taken = await send(area.value.trim(), [...file.files]);
    button.disabled = false;
    if (!taken) return;
    area.value = "";
    file.value = "";
    chosen.textContent = "";
    grow();
  });
  return { element: form, area, grow };
};

/** Runs the change of the page and gives the cursor back to the box it was in. */
export const keepingFocus = (change) => {
  const active = document.activeElement;
  const range = active instanceof HTMLTextAreaElement ? [active.selectionStart, active.selectionEnd] : null;
  change();
  if (active === null || active === document.body || document.activeElement === active || !active.isConnected) return;
  active.focus({ preventScroll: true });
  if (range !== null) active.setSelectionRange(...range);
};
