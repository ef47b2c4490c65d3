/* Galleries: each picture's share of its row follows its proportions, so that a row is equally high. */
for (const picture of document.querySelectorAll(".kg-gallery-image img")) {
  const ratio = picture.getAttribute("width") / picture.getAttribute("height");
  if (ratio > 0 && ratio < Infinity) picture.closest(".kg-gallery-image").style.flex = `${ratio} 1 0`;
}
