import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { meQuery, queries } from "./api/queries";
import { boardQuery } from "./board/query";
import { boardSearch } from "./board/search";
import { Toasts } from "./parts/toast";
import { router } from "./router";
import { startConnection } from "./shell/connection";
import { startTheme } from "./shell/theme";
import "./styles.css";
import { startWords, useLanguage } from "./words";

// What the first screen shows is asked for before it is drawn.
void queries.prefetchQuery(meQuery);
if (location.pathname === new URL(document.baseURI).pathname) {
  const search = boardSearch(Object.fromEntries(new URLSearchParams(location.search)));
  void queries.prefetchQuery(boardQuery("posts", search, 1));
}

startTheme();
startConnection();
await startWords();

function Program() {
  // Another language is another program: every screen says everything anew.
  const language = useLanguage();
  return (
    <QueryClientProvider client={queries}>
      <RouterProvider key={language} router={router} />
      <Toasts />
    </QueryClientProvider>
  );
}

const place = document.getElementById("desk");
if (place) {
  createRoot(place).render(
    <StrictMode>
      <Program />
    </StrictMode>,
  );
}
