/* Puts the number of comments where a theme asks for it with {{comment_count}}. */
(() => {
  const api = document.currentScript?.dataset.ghostCommentsCountsApi;
  if (!api) return;

  const words = ({ ghostCommentCountEmpty: empty, ghostCommentCountSingular: one, ghostCommentCountPlural: many }, count) => {
    if (!count) return empty;
    const noun = count === 1 ? one : many;
    return noun ? `${count} ${noun}` : `${count}`;
  };

  const put = (place, count) => {
    const { ghostCommentCountAutowrap: wrap, ghostCommentCountTag: tag, ghostCommentCountClassName: name } = place.dataset;
    const text = words(place.dataset, count);
    if (!text) return place.remove();
    if (wrap === "false") return place.replaceWith(text);
    const element = document.createElement(tag || "span");
    if (name) element.className = name;
    element.textContent = text;
    place.replaceWith(element);
  };

  const fill = async () => {
    const places = [...document.querySelectorAll("[data-ghost-comment-count]:not([data-asked])")];
    if (!places.length) return;
    for (const place of places) place.dataset.asked = "";
    const ids = [...new Set(places.map((place) => place.dataset.ghostCommentCount))];
    try {
      const answer = await fetch(`${api}?ids=${ids.map(encodeURIComponent).join(",")}`, { headers: { Accept: "application/json" } });
      if (!answer.ok) return;
      const counts = await answer.json();
      for (const place of places) put(place, counts[place.dataset.ghostCommentCount] ?? 0);
    } catch {
      // Without the counts the page stays as it is.
    }
  };

  let soon;
  new MutationObserver(() => {
    clearTimeout(soon);
    soon = setTimeout(fill, 100);
  }).observe(document.body, { childList: true, subtree: true });
  fill();
})();
