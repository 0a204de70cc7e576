import "@fontsource-variable/golos-text/wght.css";
import "./ui/mantine.css";
import "./ui/tokens.css";
import "./ui/base.css";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { CrashGuard } from "./app/crash.tsx";
import { router } from "./app/router.tsx";
import { SessionGate } from "./app/session-gate.tsx";
import { RequestFailure } from "./data/ask.ts";
import { TextsProvider } from "./texts/texts-context.tsx";
import { theme } from "./ui/theme.ts";

// Set before the first paint, so that a dark desk does not flash white.
document.documentElement.dataset["mantineColorScheme"] = localStorage.getItem("mantine-color-scheme-value") === "dark" ? "dark" : "light";

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      retry: (failures, error) => failures < 2 && (!(error instanceof RequestFailure) || error.kind === "server"),
    },
  },
});

const place = document.getElementById("desk");
if (place === null) throw new Error("the page has no #desk");

createRoot(place).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="light" withCssVariables={false} withGlobalClasses={false}>
      <TextsProvider>
        <CrashGuard>
          <QueryClientProvider client={client}>
            <SessionGate>
              <RouterProvider router={router} />
            </SessionGate>
          </QueryClientProvider>
        </CrashGuard>
      </TextsProvider>
    </MantineProvider>
  </StrictMode>,
);
