// A step of the reader's is one entry of the browser's history. What a page adds to its own address, and what one choice changes
// together, replaces the entry at hand: else the way back would lead through addresses that nobody has seen.
function steps() {
  let chosen = false;
  for (const kind of ["pointerdown", "keydown", "change"]) addEventListener(kind, () => { chosen = true; }, true);
  addEventListener("popstate", () => { chosen = false; }, true);
  const push = history.pushState.bind(history);
  history.pushState = (...entry) => {
    if (chosen) push(...entry);
    else history.replaceState(...entry);
    chosen = false;
  };
}
