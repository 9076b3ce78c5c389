// What Streamlit's own frame does in English, or not at all: its language, its menu on a phone, the words of its boxes.
const PLACES = ["listbox", "dialog", "tooltip"].map((role) => `[role="${role}"]`)
  .concat(["Header", "SidebarHeader", "FileUploader", "TooltipIcon", "TooltipContent", "Selectbox", "DateInput", "Pagination", "DataFrame",
    "ElementToolbar", "Code"].map((name) => `[data-testid="st${name}"]`)).join(", ");
const PHONE = 768; // pixels

export default function ({ parentElement, data, setTriggerValue }) {
  document.documentElement.lang = data.lang;
  languages(parentElement, data, setTriggerValue);
  calendarsIn(data.lang);
  const page = (window.jangkau ??= begin());
  page.words = data.words;
  page.say();
}

function languages(parent, { lang, languages: named, switch: words }, tell) {
  const group = parent.querySelector(".segments") ?? parent.appendChild(document.createElement("div"));
  Object.assign(group, { className: "segments", role: "group", ariaLabel: words });
  if (group.shown !== lang)
    group.replaceChildren(...Object.entries(named).map(([one, name]) => Object.assign(document.createElement("button"),
      { type: "button", lang: one, textContent: name, ariaPressed: String(one === lang), onclick: () => tell("lang", one) })));
  group.shown = lang;
}

// Streamlit's calendars ask the browser which language and first day of the week they have: the reader's choice counts, Monday in both.
function calendarsIn(lang) {
  const locale = { id: "id-ID-u-fw-mon", en: "en-GB" }[lang];
  for (const [name, value] of [["language", locale], ["languages", [locale]]])
    Object.defineProperty(navigator, name, { get: () => value, configurable: true });
}

function begin() {
  const page = { words: {}, waiting: false };
  page.say = () => { page.waiting = false; document.querySelectorAll(PLACES).forEach((place) => reword(place, page.words)); };
  new MutationObserver(() => {
    if (page.waiting) return;
    page.waiting = true;
    requestAnimationFrame(page.say);
  }).observe(document.body, { childList: true, subtree: true });
  document.addEventListener("click", closeMenu);
  sparks();
  steps();
  charts();
  return page;
}

function reword(place, words) {
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const said = reworded(texts.currentNode.data.trim(), words);
    if (said) texts.currentNode.data = said;
  }
  for (const named of [place, ...place.querySelectorAll("[aria-label]")]) {
    const said = reworded(named.getAttribute("aria-label") ?? "", words);
    if (said) named.setAttribute("aria-label", said);
  }
}

// The same words, or those of a sentence around one * that stays as it is.
function reworded(text, words) {
  if (words[text]) return words[text];
  for (const [theirs, ours] of Object.entries(words)) {
    const [before, after] = theirs.split("*");
    if (after !== undefined && text.startsWith(before) && text.endsWith(after) && text.length > before.length + after.length)
      return ours.replace("*", text.slice(before.length, text.length - after.length));
  }
  return null;
}

// A page chosen in the menu of a phone is what the reader wants to see, not the menu.
function closeMenu(event) {
  if (window.innerWidth >= PHONE || !event.target.closest?.('[data-testid="stSidebarNavLink"]')) return;
  setTimeout(() => document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click());
}
