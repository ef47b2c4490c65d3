// Every screen of the Desk, and who gets to see it: before the door, or behind it.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouteComponent,
  redirect,
} from "@tanstack/react-router";
import { meQuery, queries, setupQuery } from "./api/queries";
import { Board } from "./board/board";
import { boardSearch } from "./board/search";
import { SignIn } from "./door/sign-in";
import { Failed, Waiting } from "./parts/screen";
import { Shell } from "./shell/shell";

const root = createRootRoute({ component: Outlet });

const outside = createRoute({
  getParentRoute: () => root,
  id: "outside",
  beforeLoad: async ({ location }) => {
    const isSetUp = await queries.ensureQueryData(setupQuery);
    if (!isSetUp && location.pathname !== "/setup") throw redirect({ to: "/setup" });
    if (isSetUp && location.pathname === "/setup") throw redirect({ to: "/sign-in" });
  },
});

const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  component: Shell,
  beforeLoad: async ({ location }) => {
    const me = await queries.ensureQueryData(meQuery);
    if (!me) throw redirect({ to: "/sign-in", search: location.pathname === "/" ? {} : { to: location.pathname } });
  },
});

const before = <P extends string>(path: P, component: RouteComponent) =>
  createRoute({ getParentRoute: () => outside, path, component });
const behind = <P extends string>(path: P, component: RouteComponent) =>
  createRoute({ getParentRoute: () => inside, path, component });

const writing = () => import("./story/story");
const links = () => import("./door/links");

const tree = root.addChildren([
  outside.addChildren([
    createRoute({
      getParentRoute: () => outside,
      path: "/sign-in",
      component: SignIn,
      validateSearch: (search): { to?: string } => (typeof search.to === "string" ? { to: search.to } : {}),
    }),
    before(
      "/setup",
      lazyRouteComponent(() => import("./door/setup"), "Setup"),
    ),
    before("/forgot", lazyRouteComponent(links, "Forgot")),
    before("/reset/$token", lazyRouteComponent(links, "Reset")),
    before("/signup/$token", lazyRouteComponent(links, "Invitation")),
  ]),
  inside.addChildren([
    createRoute({
      getParentRoute: () => inside,
      path: "/",
      component: () => <Board key="posts" sort="posts" />,
      validateSearch: boardSearch,
    }),
    createRoute({
      getParentRoute: () => inside,
      path: "/pages",
      component: () => <Board key="pages" sort="pages" />,
      validateSearch: boardSearch,
    }),
    behind("/story/$id", lazyRouteComponent(writing, "WriteStory")),
    behind("/page/$id", lazyRouteComponent(writing, "WritePage")),
    behind(
      "/quick",
      lazyRouteComponent(() => import("./quick/quick"), "Quick"),
    ),
    behind(
      "/tags",
      lazyRouteComponent(() => import("./manage/tags"), "Tags"),
    ),
    behind(
      "/staff",
      lazyRouteComponent(() => import("./manage/staff"), "Staff"),
    ),
    behind(
      "/staff/$id",
      lazyRouteComponent(() => import("./manage/person"), "Person"),
    ),
    behind(
      "/integrations",
      lazyRouteComponent(() => import("./manage/integrations"), "Integrations"),
    ),
    behind(
      "/navigation",
      lazyRouteComponent(() => import("./manage/navigation"), "Navigation"),
    ),
    behind(
      "/settings",
      lazyRouteComponent(() => import("./manage/settings"), "Settings"),
    ),
    behind(
      "/log",
      lazyRouteComponent(() => import("./manage/log"), "Log"),
    ),
  ]),
]);

// The address of the Desk is the page's base, wherever the site is.
const basepath = new URL(document.baseURI).pathname.replace(/\/$/, "");

export const router = createRouter({
  routeTree: tree,
  basepath,
  defaultPreload: "intent",
  scrollRestoration: true,
  defaultPendingComponent: Waiting,
  defaultPendingMs: 300,
  defaultErrorComponent: ({ error, reset }) => (
    <Failed
      error={error}
      retry={() => {
        reset();
        router.invalidate();
      }}
    />
  ),
  defaultNotFoundComponent: () => <Failed error={null} />,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
