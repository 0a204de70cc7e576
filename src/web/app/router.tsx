import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Navigate } from "@tanstack/react-router";
import { useMe } from "../data/me.ts";
import { casesSearch } from "./control-search.ts";
import { NotFound } from "./not-found.tsx";
import { sectionsOf } from "./sections.ts";
import { Shell } from "./shell.tsx";

const Home = () => {
  const first = sectionsOf(useMe().person.role)[0];
  return first === undefined ? <Navigate to="/pages" replace /> : <Navigate to="/$section" params={{ section: first.path }} replace />;
};

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
const home = createRoute({ getParentRoute: () => root, path: "/", component: Home });
const pages = createRoute({
  getParentRoute: () => root,
  path: "/pages",
  component: lazyRouteComponent(() => import("../features/pages/pages-screen.tsx"), "PagesScreen"),
});
const moderation = createRoute({
  getParentRoute: () => root,
  path: "/moderation",
  component: lazyRouteComponent(() => import("../features/moderation/log-screen.tsx"), "ModerationLogScreen"),
});
const onePage = createRoute({
  getParentRoute: () => root,
  path: "/pages/$pageId",
  component: lazyRouteComponent(() => import("../features/pages/page-screen.tsx"), "PageScreen"),
});
const act = createRoute({
  getParentRoute: () => root,
  path: "/act",
  component: lazyRouteComponent(() => import("../features/act/act-screen.tsx"), "ActScreen"),
});
const calendar = createRoute({
  getParentRoute: () => root,
  path: "/settings/calendar",
  component: lazyRouteComponent(() => import("../features/calendar/calendar-screen.tsx"), "CalendarScreen"),
});
const newCard = createRoute({
  getParentRoute: () => root,
  path: "/new-card",
  component: lazyRouteComponent(() => import("../features/new-card/new-card-screen.tsx"), "NewCardScreen"),
});
const incident = createRoute({
  getParentRoute: () => root,
  path: "/incident",
  component: lazyRouteComponent(() => import("../features/incident/incident-screen.tsx"), "IncidentScreen"),
});
const site = createRoute({
  getParentRoute: () => root,
  path: "/site",
  component: lazyRouteComponent(() => import("../features/site/site-screen.tsx"), "SiteScreen"),
});
const control = createRoute({
  getParentRoute: () => root,
  path: "/control",
  component: lazyRouteComponent(() => import("../features/control/control-screen.tsx"), "ControlScreen"),
});
const quality = createRoute({
  getParentRoute: () => root,
  path: "/control/quality",
  component: lazyRouteComponent(() => import("../features/quality/quality-screen.tsx"), "QualityScreen"),
});
const folder = createRoute({
  getParentRoute: () => root,
  path: "/folder",
  component: lazyRouteComponent(() => import("../features/folder/folder-screen.tsx"), "FolderScreen"),
});
const controlCases = createRoute({
  getParentRoute: () => root,
  path: "/control/cases",
  validateSearch: casesSearch,
  component: lazyRouteComponent(() => import("../features/control/cases-screen.tsx"), "ControlCasesScreen"),
});
const templates = createRoute({
  getParentRoute: () => root,
  path: "/templates",
  component: lazyRouteComponent(() => import("../features/templates/templates-screen.tsx"), "TemplatesScreen"),
});
const duty = createRoute({
  getParentRoute: () => root,
  path: "/duty",
  component: lazyRouteComponent(() => import("../features/duty/duty-screen.tsx"), "DutyScreen"),
});
const security = createRoute({
  getParentRoute: () => root,
  path: "/security",
  component: lazyRouteComponent(() => import("../features/security/security-screen.tsx"), "SecurityScreen"),
});
const people = createRoute({
  getParentRoute: () => root,
  path: "/settings/people",
  component: lazyRouteComponent(() => import("../features/people/people-screen.tsx"), "PeopleScreen"),
});
const notices = createRoute({
  getParentRoute: () => root,
  path: "/notices",
  component: lazyRouteComponent(() => import("./notices-page.tsx"), "NoticesPage"),
});
const section = createRoute({
  getParentRoute: () => root,
  path: "/$section",
  component: lazyRouteComponent(() => import("./desk-screen.tsx"), "DeskScreen"),
});
const oneCase = createRoute({ getParentRoute: () => section, path: "$caseId" });

/** The addresses of the desk: a section, a case in it, the pages. */
export const router = createRouter({
  routeTree: root.addChildren([
    home,
    pages,
    onePage,
    moderation,
    newCard,
    act,
    calendar,
    control,
    controlCases,
    folder,
    quality,
    duty,
    templates,
    incident,
    site,
    notices,
    security,
    people,
    section.addChildren([oneCase]),
  ]),
  defaultPreload: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
