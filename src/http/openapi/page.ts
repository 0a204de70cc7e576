import { z } from "zod";

const operation = z.object({
  operationId: z.string().optional(),
  summary: z.string().optional(),
  security: z.array(z.unknown()).optional(),
  parameters: z.array(z.object({ name: z.string(), in: z.string(), required: z.boolean().optional() })).optional(),
  requestBody: z.unknown().optional(),
  responses: z.record(z.string(), z.unknown()),
});
const document = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: z.string().optional() }),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()).optional() }).optional(),
});

type Operation = z.infer<typeof operation>;

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign);

const shape = (schema: unknown): string => `<pre>${escape(JSON.stringify(schema, null, 2))}</pre>`;

const parameters = ({ parameters: list = [] }: Operation): string =>
  list.length === 0
    ? ""
    : `<p>${list.map((parameter) => `<code>${escape(parameter.name)}</code> <small>${escape(parameter.in)}${parameter.required === true ? "" : ", optional"}</small>`).join(" · ")}</p>`;

const operationBlock = (path: string, method: string, op: Operation): string => `
<section id="${escape(op.operationId ?? `${method}${path}`)}">
<h2><b>${escape(method.toUpperCase())}</b> <code>${escape(path)}</code></h2>
<p>${escape(op.summary ?? "")}</p>${parameters(op)}
${op.requestBody === undefined ? "" : `<details><summary>Request</summary>${shape(op.requestBody)}</details>`}
${Object.entries(op.responses)
  .map(([status, answer]) => `<details><summary>${escape(status)}</summary>${shape(answer)}</details>`)
  .join("")}
</section>`;

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1d1d1b;background:#fffdfa}
h2{font-size:1.05rem;border-top:1px solid #ddd8d0;padding-top:1rem;margin:1.5rem 0 .25rem}b{color:#1f5aa6}pre{overflow:auto;background:#f5f2ec;padding:.75rem;border-radius:8px;font-size:.85rem}
summary{cursor:pointer}p{margin:.25rem 0}@media(prefers-color-scheme:dark){body{background:#1b1a18;color:#ece8e1}pre{background:#262421}h2{border-color:#3a3733}b{color:#8ab8f0}}`;

/** The API as a page for people: no script, nothing from elsewhere, drawn from the document itself. */
export const apiPage = (source: unknown): string => {
  const { info, paths, components } = document.parse(source);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, op]) => operationBlock(path, method, op)),
  );
  const schemas = Object.entries(components?.schemas ?? {}).map(
    ([name, schema]) => `<section id="${escape(name)}"><h2>${escape(name)}</h2>${shape(schema)}</section>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(info.title)}</title><style>${style}</style></head>
<body><h1>${escape(info.title)}</h1><p>${escape(info.description ?? "")}</p><p><a href="/api/openapi.json">openapi.json</a></p>${operations.join("")}<h1>Shapes</h1>${schemas.join("")}</body></html>`;
};
