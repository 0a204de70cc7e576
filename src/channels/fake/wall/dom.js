/** Small hands for building the page: text is always text, never markup. */

/** An element with properties and children; a property `class` or `data-…` is set as an attribute. */
export const el = (tag, properties = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name in node && !name.startsWith("aria")) node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
};

const TONES = 6;

/** A round avatar: initials on a colour that stays with the person; the town has its emblem. */
export const avatar = ({ id, isTown, name }) => {
  if (isTown) return el("img", { className: "avatar", src: "/wall/pictures/emblem.svg", alt: "" });
  const initials = name
    .split(" ")
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");
  return el("span", { className: `avatar tone-${Math.abs(id) % TONES}`, "aria-hidden": "true" }, initials);
};

const clock = new Intl.DateTimeFormat("ru", { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("ru", { day: "numeric", month: "long" });

/** «сегодня в 14:05», «вчера в 9:00», «21 ноября в 10:00». */
export const when = (at) => {
  const date = new Date(at);
  const midnight = new Date().setHours(0, 0, 0, 0);
  const words = at >= midnight ? "сегодня" : at >= midnight - 86_400_000 ? "вчера" : day.format(date);
  return el("time", { dateTime: date.toISOString() }, `${words} в ${clock.format(date)}`);
};

/** «1 комментарий», «2 комментария», «5 комментариев». */
export const counted = (count) => {
  const form = new Intl.PluralRules("ru").select(count);
  return `${count} ${{ one: "комментарий", few: "комментария" }[form] ?? "комментариев"}`;
};

const size = (bytes) => (bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} КБ` : `${(bytes / 1_048_576).toFixed(1)} МБ`);

/** Pictures as pictures, documents as a line with name and size. */
export const attachments = (media) => {
  if (media.length === 0) return null;
  return el(
    "div",
    { className: "media" },
    ...media.map((one) =>
      one.kind === "picture"
        ? el(
            "a",
            { className: "picture", href: one.url, target: "_blank", rel: "noopener" },
            el("img", { src: one.url, alt: one.name, loading: "lazy" }),
          )
        : el(
            "a",
            { className: "document", href: one.url },
            el("span", { className: "document-name" }, one.name),
            el("span", {}, size(one.size)),
          ),
    ),
  );
};
