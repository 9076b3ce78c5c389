// The definition that the address names, once the page stands: what is drawn above it comes in later than its heading.
// Streamlit drops the name from the address when it tidies the rest, so the address that was opened is asked as well.
let done = false;

export default function () {
  const opened = new URL(performance.getEntriesByType("navigation")[0].name);
  const name = (location.hash || (opened.pathname === location.pathname ? opened.hash : "")).slice(1);
  if (done || !name) return;
  done = true;
  for (const wait of [0, 300, 900]) setTimeout(() => document.getElementById(name)?.scrollIntoView(), wait);
}
