// Turns to the next page when a page has stood long enough; Escape and the word at the foot lead out.
export default function ({ parentElement, data }) {
  const out = parentElement.querySelector("a") ?? parentElement.appendChild(document.createElement("a"));
  out.href = data.out;
  out.textContent = data.words;
  out.since ??= Date.now();
  const leave = (event) => { if (event.key === "Escape") location.assign(out.href); };
  document.addEventListener("keydown", leave);
  const turn = setTimeout(() => location.assign(data.next), Math.max(out.since + data.seconds * 1000 - Date.now(), 0));
  return () => { clearTimeout(turn); document.removeEventListener("keydown", leave); };
}
