// A table whose rows choose: a row that is pressed tells its code, and points to its place on the page's other pictures.
export default function ({ parentElement, data, setTriggerValue }) {
  const host = parentElement.querySelector(".rows") ?? begin(parentElement);
  host.choose = (code) => setTriggerValue("chosen", code);
  if (host.drawn !== data.html) {
    host.drawn = data.html;
    host.querySelector(".table").innerHTML = data.html;
  }
  const whole = host.querySelector(".whole");
  whole.textContent = data.whole;
  whole.hidden = host.querySelectorAll("tbody tr").length <= data.first || host.classList.contains("all");
  for (const row of host.querySelectorAll("tr[data-code]")) {
    row.classList.toggle("chosen", row.dataset.code === data.chosen);
    row.querySelector("button").setAttribute("aria-pressed", row.dataset.code === data.chosen);
  }
  const box = host.querySelector(".table"), chosen = host.querySelector("tr.chosen");
  if (chosen && host.chosen !== data.chosen) box.scrollTop = chosen.offsetTop - box.clientHeight / 2;
  host.chosen = data.chosen;
}

function begin(parent) {
  const host = document.createElement("div");
  host.className = "rows";
  host.innerHTML = '<div class="table" tabindex="0"></div><button type="button" class="whole"></button>';
  parent.appendChild(host);
  host.querySelector(".whole").addEventListener("click", ({ target }) => { host.classList.add("all"); target.hidden = true; });
  host.addEventListener("click", (event) => {
    const row = event.target.closest("tr[data-code]");
    if (row && !event.target.closest("a")) host.choose(row.dataset.code);
  });
  const point = (event, on) => {
    const code = event.target.closest?.("tr[data-code]")?.dataset.code;
    document.querySelectorAll(".drawn path.pointed").forEach((old) => old.classList.remove("pointed"));
    if (code && on) document.querySelectorAll(`.drawn path[data-code="${code}"]`).forEach((path) => path.classList.add("pointed"));
  };
  host.addEventListener("pointerover", (event) => point(event, true));
  host.addEventListener("pointerleave", (event) => point(event, false));
  host.addEventListener("focusin", (event) => point(event, true));
  return host;
}
