// A table that is wider than the page scrolls by itself: let those without a mouse reach it (WCAG 2.2, 2.1.1).
document$.subscribe(() => {
  for (const table of document.querySelectorAll(".md-typeset__scrollwrap")) table.tabIndex = 0;
});
