/* Toggles: a click on the heading opens or closes what is below it. */
for (const card of document.querySelectorAll(".kg-toggle-card")) {
  const button = card.querySelector(".kg-toggle-card-icon");
  const show = (open) => {
    card.dataset.kgToggleState = open ? "open" : "close";
    button?.setAttribute("aria-expanded", open);
  };
  show(card.dataset.kgToggleState === "open");
  card.querySelector(".kg-toggle-heading")?.addEventListener("click", () => show(card.dataset.kgToggleState !== "open"));
}
