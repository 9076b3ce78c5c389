// Where there is room every definition stands open. The one that the address names is opened anywhere and led to, once the page
// stands: what is drawn above it comes in later. Streamlit drops the name from the address when it tidies the rest, so the
// address that was opened is asked as well.
const ROOM = matchMedia("(min-width: 641px)");
let done = false;

export default function () {
  const opened = new URL(performance.getEntriesByType("navigation")[0].name);
  const name = (location.hash || (opened.pathname === location.pathname ? opened.hash : "")).slice(1);
  window.onhashchange = () => lead(location.hash.slice(1));
  for (const wait of [0, 300, 900])
    setTimeout(() => {
      if (ROOM.matches) document.querySelectorAll("details.term:not([data-seen])").forEach(unfold);
      if (name && !done) lead(name);
      done ||= wait === 900;
    }, wait);
}

function unfold(term) {
  term.open = true;
  term.dataset.seen = "";
}

function lead(name) {
  const term = document.querySelector(`details.term[data-term="${CSS.escape(name)}"]`);
  if (!term) return;
  unfold(term);
  term.scrollIntoView();
}
