/**
 * The arrows of the house, by name: docs/architecture.md in a form that a machine holds.
 * A room is entered by its index (`#room`); arrows point one way; the core knows no package and no I/O.
 */
const room = (name) => `^src/${name}/`;
const rooms = ["worktime", "procedure", "deadlines", "case", "triage", "app", "store", "channels", "http"];

const mayImport = {
  worktime: [],
  procedure: ["worktime"],
  deadlines: ["worktime", "procedure"],
  case: ["worktime", "procedure", "deadlines"],
  triage: [],
  app: ["worktime", "procedure", "deadlines", "case", "triage"],
  store: ["worktime", "procedure", "deadlines", "case", "app"],
  channels: ["worktime", "app"],
  http: ["worktime", "procedure", "deadlines", "case", "triage", "app"],
};

const ruleName = {
  worktime: "worktime-knows-nothing",
  procedure: "procedure-knows-worktime",
  deadlines: "deadlines-know-the-act-and-the-calendar",
  case: "case-knows-the-core",
  triage: "triage-knows-nothing",
  app: "app-knows-the-core",
  store: "store-through-app",
  channels: "channels-through-app",
  http: "http-through-app",
};

const notATest = "(\\.test\\.ts$|\\.db\\.test\\.ts$|\\.config\\.ts$)";
const core = "^src/(worktime|deadlines|case|triage)/";

const arrows = rooms.map((name) => ({
  name: ruleName[name],
  comment: `src/${name} may import only: ${[...mayImport[name], "itself"].join(", ")}.`,
  severity: "error",
  from: { path: room(name), pathNot: notATest },
  to: { path: "^src/", pathNot: [name, ...mayImport[name]].map(room) },
}));

export default {
  forbidden: [
    ...arrows,
    {
      name: "enter-by-index",
      comment: "A room is entered by its index, under its name (#room).",
      severity: "error",
      from: { path: "^src/([^/]+)/", pathNot: [notATest, "^src/testing/"] },
      to: { path: "^src/[^/]+/", pathNot: ["^src/$1/", "^src/[^/]+/index\\.ts$", "^src/http/contract/index\\.ts$"] },
    },
    {
      name: "core-without-packages",
      comment: "The functional core imports no package and no node module.",
      severity: "error",
      from: { path: core, pathNot: notATest },
      to: { dependencyTypes: ["npm", "npm-dev", "npm-optional", "npm-peer", "npm-no-pkg", "npm-unknown", "core"] },
    },
    {
      name: "procedure-reads-yaml-only",
      comment: "The loader of an act may use the yaml package, and nothing else from outside.",
      severity: "error",
      from: { path: "^src/procedure/", pathNot: notATest },
      to: { dependencyTypes: ["npm", "npm-dev", "npm-optional", "npm-peer", "npm-no-pkg", "npm-unknown", "core"], pathNot: "node_modules/yaml/" },
    },
    {
      name: "web-stands-on-core-and-contract",
      comment: "The desk imports the pure core and the contract's types.",
      severity: "error",
      from: { path: "^src/web/", pathNot: notATest },
      to: { path: "^src/", pathNot: ["^src/web/", "^src/(worktime|procedure|deadlines|case|triage)/", "^src/http/contract/"] },
    },
    {
      name: "features-stand-apart",
      comment: "Screens do not import one another: shared pieces go down into ui/ or up into app/.",
      severity: "error",
      from: { path: "^src/web/features/([^/]+)/", pathNot: notATest },
      to: { path: "^src/web/features/", pathNot: "^src/web/features/$1/" },
    },
    {
      name: "testing-only-in-tests",
      comment: "src/testing is for tests, benches and browser tests.",
      severity: "error",
      from: { path: "^src/(?!testing/)", pathNot: notATest },
      to: { path: "^src/testing/" },
    },
    { name: "no-circular", severity: "error", from: { path: "^src/" }, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    { name: "not-to-unresolvable", severity: "error", from: { path: "^(src|e2e|bench|scripts)/" }, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|data)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"], extensions: [".ts", ".tsx", ".mjs", ".js", ".json"] },
  },
};
