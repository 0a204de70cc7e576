/** An act as text: a diagram of each route, the clocks and the grounds as tables. */
import { describeProcedure, type DescribedEdge, type DescribedRoute, type Procedure, type ProcedureWaiter } from "#procedure";

type Lang = "ru" | "en";

const words = {
  ru: {
    edition: "редакция",
    from: "действует с",
    to: "по",
    route: "Маршрут",
    clause: "п.",
    ends: "конец",
    begins: "начало",
    always: "на месте",
    clocks: "Сроки",
    starts: "начинается",
    stops: "кончается",
    inside: "внутри",
    grounds: "Основания",
    refusal: "без ответа",
    explanation: "разъяснение",
    approvals: "Без этого ответ не уходит",
  },
  en: {
    edition: "edition",
    from: "in force from",
    to: "to",
    route: "Route",
    clause: "cl.",
    ends: "end",
    begins: "begins",
    always: "staying",
    clocks: "Clocks",
    starts: "starts",
    stops: "stops",
    inside: "inside",
    grounds: "Grounds",
    refusal: "no answer",
    explanation: "explanation",
    approvals: "Nothing leaves without",
  },
} as const;

const outsiders: Readonly<
  Record<Exclude<ProcedureWaiter, "curator" | "head" | "unit" | "controller">, { readonly ru: string; readonly en: string }>
> = {
  author: { ru: "Автор", en: "Author" },
  network: { ru: "Сеть", en: "Network" },
  mediaDepartment: { ru: "Отдел СМИ", en: "Media department" },
};

function waiterName(procedure: Procedure, waiter: ProcedureWaiter, lang: Lang): string {
  if (waiter === "author" || waiter === "network" || waiter === "mediaDepartment") return outsiders[waiter][lang];
  return procedure.roles[waiter]?.title[lang] ?? waiter;
}

/** The whole act for a terminal. */
export function procedureText(procedure: Procedure, lang: Lang): string {
  const w = words[lang];
  const { from, to } = procedure.inForce;
  const head = `${procedure.title}\n${procedure.code}, ${w.edition} ${procedure.edition}, ${w.from} ${from}${to === null ? "" : ` ${w.to} ${to}`}\n`;
  const routes = describeProcedure(procedure).routes.map((route) => routeText(procedure, route, lang));
  const grounds = Object.values(procedure.grounds).map((ground) => [
    ground.name,
    `${w.clause} ${ground.clause}`,
    w[ground.kind],
    ground.title[lang],
  ]);
  return [head, ...routes, ...(grounds.length === 0 ? [] : [`${w.grounds}\n${table(grounds)}`])].join("\n");
}

function routeText(procedure: Procedure, route: DescribedRoute, lang: Lang): string {
  const w = words[lang];
  const steps = route.nodes.map((node) => {
    const who = node.ends ? w.ends : node.waitsFor.map((waiter) => waiterName(procedure, waiter, lang)).join(", ");
    const own = route.edges.filter((edge) => edge.from === node.step);
    const staying = route.staying.filter((move) => move.step === node.step).map(({ move, by }) => `${move} (${by.join(", ")})`);
    const mark = node.begins ? "▶" : node.ends ? "■" : "●";
    return [
      `${mark} ${node.step} — ${node.title[lang]} [${who}; ${w.clause} ${node.clause}]`,
      ...own.map((edge) => `│   ${edgeText(edge, lang)}`),
      ...(staying.length === 0 ? [] : [`│   ${w.always}: ${staying.join(", ")}`]),
    ].join("\n");
  });
  const approvals = (procedure.routes[route.name]?.approvals ?? []).map(
    ({ move, by, clause, of }) => `  ${move} (${by}): ${of.join(", ")}; ${w.clause} ${clause}`,
  );
  const clocks = route.clocks.map((clock) => [
    clock.name,
    `${w.clause} ${clock.clause}`,
    clock.term[lang],
    `${w.starts}: ${clock.starts.join(", ")}`,
    `${w.stops}: ${clock.stops.join(", ")}`,
    clock.inside === null ? "" : `${w.inside} ${clock.inside}`,
  ]);
  return [
    `${w.route} «${route.title[lang]}» (${route.name}, ${w.clause} ${route.clause})\n`,
    steps.join("\n"),
    ...(approvals.length === 0 ? [] : [`\n${w.approvals}:\n${approvals.join("\n")}`]),
    ...(clocks.length === 0 ? [] : [`\n${w.clocks}\n${table(clocks)}`]),
  ].join("\n");
}

function edgeText({ kind, name, by, to, clause, conditional, back }: DescribedEdge, lang: Lang): string {
  const who = kind === "move" ? ` (${by.join(", ")})` : "";
  return `${back ? "↺" : "→"} ${to}${conditional ? "?" : ""}: ${name}${who}, ${words[lang].clause} ${clause}`;
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows
    .map(
      (row) =>
        `  ${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}
