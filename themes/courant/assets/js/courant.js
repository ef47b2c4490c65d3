/* What pages do beyond HTML: Show More in place, toggles, players, and no day beside today's times. All works without. */
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");

  const hideToday = (within) => {
    const zone = root.dataset.timezone || undefined;
    let today;
    try { today = new Date().toLocaleDateString("sv", { timeZone: zone }); } catch { return; }
    for (const time of within.querySelectorAll("time[data-day]")) {
      const day = time.querySelector(".day");
      if (day) day.classList.toggle("today", time.dataset.day === today);
    }
  };

  const showMore = async (event) => {
    const link = event.currentTarget;
    if (event.metaKey || event.ctrlKey || event.shiftKey || link.ariaBusy === "true") return;
    event.preventDefault();
    link.ariaBusy = "true";
    try {
      const answer = await fetch(link.href, { headers: { Accept: "text/html" } });
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const list = link.closest("section").querySelector(".feed-items");
      const unwanted = { titles: ".feed-teaser", teasers: ".feed-title" }[list.dataset.feed];
      const known = new Set([...list.querySelectorAll("a")].map((a) => a.href));
      const added = [...page.querySelectorAll(".archive .feed-item")].filter((item) => !known.has(item.querySelector("a").href));
      for (const item of added) {
        if (list.dataset.feed && unwanted) item.querySelector(unwanted)?.remove();
        list.append(document.adoptNode(item));
      }
      hideToday(list);
      added[0]?.querySelector("a").focus();
      link.closest("section").querySelector("[role=status]").textContent = link.dataset.added;
      const next = page.querySelector("[data-more]");
      if (next) link.href = next.href;
      else link.parentElement.remove();
      link.ariaBusy = "false";
    } catch {
      location.href = link.href;
    }
  };

  for (const link of document.querySelectorAll("[data-more]")) link.addEventListener("click", showMore);
  hideToday(document);

  for (const player of document.querySelectorAll(".kg-audio-card audio, .kg-video-card video")) player.controls = true;

  for (const card of document.querySelectorAll(".kg-toggle-card")) {
    const button = card.querySelector("button");
    const show = (open) => {
      card.dataset.kgToggleState = open ? "open" : "close";
      button?.setAttribute("aria-expanded", open);
    };
    show(card.dataset.kgToggleState === "open");
    card.querySelector(".kg-toggle-heading")?.addEventListener("click", () => show(card.dataset.kgToggleState !== "open"));
  }
})();
