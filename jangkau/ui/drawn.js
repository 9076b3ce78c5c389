// A drawing in its place: words when it is touched, a code when it is chosen. The picture itself needs none of this.
const NEAR = 28; // pixels

export default function ({ parentElement, data, setTriggerValue }) {
  const host = parentElement.querySelector(".drawn") ?? begin(parentElement);
  host.choose = (code) => setTriggerValue("chosen", code);
  if (host.shown !== data.html) {
    host.shown = data.html;
    host.querySelector(".picture").innerHTML = data.html;
    host.querySelector(".told").hidden = true;
  }
  host.setAttribute("aria-label", data.alt);
}

function begin(parent) {
  const host = document.createElement("div");
  host.className = "drawn";
  host.setAttribute("role", "img");
  host.innerHTML = '<div class="picture"></div><div class="told" hidden></div>';
  parent.appendChild(host);
  host.addEventListener("pointermove", (event) => tell(host, event));
  host.addEventListener("pointerleave", () => { host.querySelector(".told").hidden = true; });
  host.addEventListener("click", (event) => {
    const found = under(host, event);
    tell(host, event);
    if (found?.code) host.choose(found.code);
  });
  return host;
}

// What lies under the pointer: a surface of its own, else the nearest point that has something to say.
function under(host, event) {
  const own = event.target.closest?.("[data-told], [data-code]");
  if (own) return { told: own.dataset.told, code: own.dataset.code, own };
  const plot = host.querySelector(".plot[data-hits]");
  if (!plot) return null;
  plot.hits ??= JSON.parse(plot.dataset.hits);
  const box = plot.getBoundingClientRect();
  let best = null, least = NEAR;
  for (const [across, down, told, code] of plot.hits) {
    const far = Math.hypot(box.left + across * box.width - event.clientX, box.top + down * box.height - event.clientY);
    if (far < least) { least = far; best = { told, code }; }
  }
  return best;
}

function tell(host, event) {
  const found = under(host, event), told = host.querySelector(".told"), box = host.getBoundingClientRect();
  host.style.cursor = found?.code ? "pointer" : "";
  told.hidden = !found?.told;
  if (told.hidden) return;
  told.innerHTML = found.told;
  const left = event.clientX - box.left, right = left > box.width / 2;
  told.style.left = right ? "" : `${left + 14}px`;
  told.style.right = right ? `${box.width - left + 14}px` : "";
  told.style.top = `${Math.max(event.clientY - box.top - 20, 0)}px`;
}
