/** The wall page: who writes, what is shown, what is sent; the server tells when something has changed. */
import { keepingFocus } from "./composer.js";
import { createDialog } from "./dialog.js";
import { avatar, el } from "./dom.js";
import { createFeed } from "./posts.js";

const byId = (id) => document.getElementById(id);
const REMEMBERED = "person";
const NETWORKS = { vk: "ВКонтакте", ok: "Одноклассники", max: "MAX", telegram: "Telegram" };

let state = null;
let personId = Number(sessionStorage.getItem(REMEMBERED)) || null;
let townCount = null;

const person = () => state.people.find(({ id }) => id === personId) ?? state.people[0];

const choose = (id) => {
  personId = id;
  sessionStorage.setItem(REMEMBERED, String(id));
  redraw();
};

const trouble = (text) => {
  byId("trouble").textContent = text;
  byId("trouble").hidden = text === "";
};

/** Sends one act of the person in use; true when it was taken. */
const act = async (action, fields, files = []) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ personId, ...fields })) form.set(name, String(value));
  for (const file of files) form.append("file", file);
  try {
    const answer = await fetch(`/wall/do/${action}`, { method: "POST", body: form });
    const body = await answer.json();
    trouble(answer.ok ? "" : (body.message ?? "Не получилось. Попробуйте ещё раз."));
    if (!answer.ok) return false;
    show(body);
    return body;
  } catch {
    trouble("Связи с сервером нет. Написанное сохранено в поле, отправьте ещё раз.");
    return false;
  }
};

const page = {
  act,
  person,
  personId: () => personId,
  canRestore: () => state.canRestore,
  filesInComments: () => state.filesInComments !== false,
  redraw: () => redraw(),
};
const feed = createFeed(byId("feed"), page);
const dialog = createDialog(
  { form: byId("dialog-form"), bubbles: byId("bubbles"), who: byId("dialog-who"), permission: byId("permission") },
  page,
);

const chip = ({ id, name }) => {
  const input = el("input", { type: "radio", name: "who", value: String(id), checked: id === personId, onchange: () => choose(id) });
  return el("label", { className: "chip" }, input, avatar({ id, name, isTown: false }), el("span", {}, name));
};

let drawnPeople = "";
const drawPeople = () => {
  const next = JSON.stringify([state.people.map(({ id, name }) => [id, name]), personId]);
  if (next === drawnPeople) return;
  drawnPeople = next;
  byId("people").replaceChildren(...state.people.map(chip));
  byId("people").querySelector("label:has(input:checked)")?.scrollIntoView({ block: "nearest", inline: "center" });
};

const redraw = () => {
  if (state === null || state.people.length === 0) return;
  personId = person().id;
  keepingFocus(() => {
    const focusedChip = document.activeElement?.name === "who";
    drawPeople();
    if (focusedChip) byId("people").querySelector("input:checked")?.focus();
    feed.draw(state.posts);
    dialog.draw(person());
  });
};

/** How many times the town has spoken: a growth is announced aloud. */
const countTown = ({ people, posts }) =>
  posts.flatMap(({ threads }) => threads.flatMap(({ replies, root }) => [root, ...replies])).filter(({ author }) => author.isTown).length +
  people.flatMap(({ messages }) => messages).filter(({ isTown }) => isTown).length;

const show = (next) => {
  state = next;
  byId("town-name").textContent = next.town.name;
  document.title = next.town.name;
  document.documentElement.dataset.network = next.town.network;
  byId("network-name").textContent = next.town.network in NETWORKS ? ` «${NETWORKS[next.town.network]}»` : "";
  const count = countTown(next);
  if (townCount !== null && count > townCount) byId("announce").textContent = "Страница ответила.";
  townCount = count;
  redraw();
};

const refresh = async () => {
  try {
    show(await (await fetch("/wall/state")).json());
    trouble("");
  } catch {
    trouble("Связи с сервером нет. Страница обновится, когда он ответит.");
  }
};

byId("new-person").addEventListener("submit", async (event) => {
  event.preventDefault();
  const input = byId("new-name");
  const answer = await act("person", { name: input.value });
  if (answer === false) return;
  input.value = "";
  byId("other").open = false;
  choose(answer.personId);
});

/** The town's pages in all its networks, where there are several. */
const drawNetworks = async () => {
  const walls = await (await fetch("/wall/neighbours")).json();
  byId("networks").hidden = walls.length < 2;
  byId("networks").replaceChildren(
    ...walls.map(({ network, url }) => {
      const link = el("a", { href: url }, NETWORKS[network] ?? network);
      if (network === state?.town.network) link.setAttribute("aria-current", "page");
      return link;
    }),
  );
};

new EventSource("/wall/live").addEventListener("message", refresh);
await refresh();
await drawNetworks().catch(() => undefined);
