// A drawing in its place: words when it is touched, a code when it is chosen. The picture itself needs none of this.
const NEAR = 28; // pixels

export default function ({ parentElement, data, setTriggerValue }) {
  const host = parentElement.querySelector(".drawn") ?? begin(parentElement);
  host.choose = (code) => setTriggerValue("chosen", code);
  if (host.drawn !== data.html) {
    host.drawn = data.html;
    host.querySelector(".picture").innerHTML = data.html;
    host.querySelector(".hint").hidden = true;
  }
  host.setAttribute("aria-label", data.alt);
}

function begin(parent) {
  const host = document.createElement("div");
  host.className = "drawn";
  host.setAttribute("role", "img");
  host.innerHTML = '<div class="picture"></div><div class="hint" hidden></div>';
  parent.appendChild(host);
  host.addEventListener("pointermove", (event) => tell(host, event));
  host.addEventListener("pointerleave", () => { host.querySelector(".hint").hidden = true; });
  host.addEventListener("click", (event) => {
    const mark = under(host, event);
    tell(host, event);
    if (mark?.code) host.choose(mark.code);
  });
  return host;
}

// What lies under the pointer: a surface of its own, else the nearest point that has something to say.
function under(host, event) {
  const own = event.target.closest?.("[data-words], [data-code]");
  if (own) return { words: own.dataset.words, code: own.dataset.code, own };
  const plot = host.querySelector(".plot[data-hits]");
  if (!plot) return null;
  plot.hits ??= JSON.parse(plot.dataset.hits);
  const box = plot.getBoundingClientRect();
  let best = null, least = NEAR;
  for (const [across, down, words, code] of plot.hits) {
    const far = Math.hypot(box.left + across * box.width - event.clientX, box.top + down * box.height - event.clientY);
    if (far < least) { least = far; best = { words, code }; }
  }
  return best;
}

function tell(host, event) {
  const mark = under(host, event), hint = host.querySelector(".hint"), box = host.getBoundingClientRect();
  host.style.cursor = mark?.code ? "pointer" : "";
  hint.hidden = !mark?.words;
  if (hint.hidden) return;
  hint.innerHTML = mark.words;
  const left = event.clientX - box.left, right = left > box.width / 2;
  hint.style.left = right ? "" : `${left + 14}px`;
  hint.style.right = right ? `${box.width - left + 14}px` : "";
  hint.style.top = `${Math.max(event.clientY - box.top - 20, 0)}px`;
}
