// A drawing in its place: words when it is touched or walked by keyboard, a code when it is chosen. The picture needs none of this.
const NEAR = 28, WITHIN = 14, EDGE = 4; // pixels: to a point, around the plot of a line, and from the window's foot
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

// The script comes once, with the page's manners; a chart brings its data alone, and waits in a list where it is there before.
function charts() {
  const waiting = window.jangkauCharts ?? [];
  window.jangkauCharts = { push: drawn };
  waiting.forEach(drawn);
}

function drawn({ parentElement, data, setTriggerValue }) {
  const host = parentElement.querySelector(".drawn") ?? framed(parentElement);
  host.choose = (code) => setTriggerValue("chosen", code);
  host.ask = (kind) => setTriggerValue("asked", { kind, title: around(host).title });
  if (host.drawn !== data.html) {
    host.drawn = data.html;
    host.querySelector(".picture").innerHTML = data.html;
    host.at = null;
    quiet(host);
  }
  host.setAttribute("aria-label", data.alt);
  parentElement.querySelector(".save .picture-of summary").textContent = data.names.picture;
  parentElement.querySelector(".save .data-of summary").textContent = data.names.data;
  parentElement.querySelector(".save .enlarge").textContent = data.names.enlarge;
  for (const part of parentElement.querySelectorAll(".save .data-of, .save .enlarge")) part.hidden = !data.whole;
  player(host, parentElement, data.year);
  if (data.file && host.press !== data.file.press) {
    host.press = data.file.press;
    keepFile(data.file);
  }
  const link = parentElement.querySelector(".link");
  Object.assign(link, { address: data.link, words: data.names.link, done: data.names.copied, hidden: !data.link, textContent: data.names.link });
}

function framed(parent) {
  const host = document.createElement("div");
  host.className = "drawn";
  host.tabIndex = 0;
  host.setAttribute("role", "figure");
  host.innerHTML = '<div class="picture" aria-hidden="true"></div><div class="hint" role="status" hidden></div>';
  parent.appendChild(host);
  const save = document.createElement("div");
  save.className = "save";
  const kinds = (...names) => names.map((name) => `<button type="button" value="${name.toLowerCase()}">${name}</button>`).join("");
  save.innerHTML = `<button type="button" class="enlarge" value="enlarge"></button>
    <details class="picture-of"><summary></summary>${kinds("PNG", "SVG")}</details>
    <details class="data-of"><summary></summary>${kinds("XLSX", "CSV", "Parquet")}</details>`;
  save.addEventListener("click", ({ target: { value } }) => {
    if (["png", "svg"].includes(value)) takeAway(host, value);
    else if (value) host.ask(value);
  });
  parent.appendChild(save);
  const take = document.createElement("div");
  take.className = "take";
  save.replaceWith(take);
  take.append(save);
  take.insertAdjacentHTML("beforeend", '<button type="button" class="link"></button>');
  take.querySelector(".link").addEventListener("click", (event) => copyLink(event.currentTarget));
  host.addEventListener("pointermove", (event) => tell(host, under(host, event), event.clientX, event.clientY));
  host.addEventListener("pointerleave", () => quiet(host));
  host.addEventListener("blur", () => quiet(host));
  host.addEventListener("click", (event) => {
    const mark = under(host, event);
    tell(host, mark, event.clientX, event.clientY);
    if (mark?.code) host.choose(mark.code);
  });
  host.addEventListener("keydown", (event) => walk(host, event));
  return host;
}

// The address of this figure alone, for a slide or a message; the button says that it was taken.
async function copyLink(button) {
  const address = new URL(button.address, location.href).href;
  try {
    await navigator.clipboard.writeText(address);
    button.textContent = button.done;
    setTimeout(() => { button.textContent = button.words; }, 2_000);
  } catch { // a page without https may not write there: the figure opens, and its address can be copied
    window.open(address, "_blank", "noopener");
  }
}

// The places of a plot that answer: [across, down, words, code, series], the last where they lie on a line.
function hitsOf(plot) {
  return (plot.hits ??= JSON.parse(plot.dataset.hits ?? "[]"));
}

// What lies under the pointer: a surface of its own, a line's values at that place, else the nearest point that has something to say.
function under(host, event) {
  const own = event.target.closest?.("[data-words], [data-code]");
  if (own) return { words: own.dataset.words, code: own.dataset.code };
  let best = null, least = NEAR, line = null;
  for (const plot of host.querySelectorAll(".plot[data-hits]")) {
    const box = plot.getBoundingClientRect();
    for (const hit of hitsOf(plot)) {
      const far = Math.hypot(box.left + hit[0] * box.width - event.clientX, box.top + hit[1] * box.height - event.clientY);
      if (far < (hit[4] ? least : Math.min(least, WITHIN * 2))) { least = far; best = mark(plot, hit); }
    }
    const inside = event.clientX > box.left - WITHIN && event.clientX < box.right + WITHIN
      && event.clientY > box.top - WITHIN && event.clientY < box.bottom + WITHIN;
    const lines = inside ? hitsOf(plot).filter((hit) => hit[4]) : [];
    if (lines.length) line = crossed(plot, lines, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  }
  return best && (!line || best.lone) ? best : line;
}

function mark(plot, hit) {
  return hit[4] ? crossed(plot, hitsOf(plot).filter((other) => other[4]), hit[0], hit[1])
    : { plot, words: hit[2], code: hit[3], across: hit[0], down: hit[1], lone: true };
}

// The values of every line at the place nearest to one across; the line nearest to the height is lit.
function crossed(plot, lines, across, down) {
  const at = lines.reduce((near, hit) => (Math.abs(hit[0] - across) < Math.abs(near - across) ? hit[0] : near), lines[0][0]);
  const here = lines.filter((hit) => hit[0] === at).sort((one, other) => Math.abs(one[1] - down) - Math.abs(other[1] - down));
  return { plot, words: here.map((hit) => hit[2]).join("<hr>"), code: here[0][3], across: at, down: here[0][1], points: here, lit: here[0][4] };
}

function tell(host, found, x, y) {
  const hint = host.querySelector(".hint"), box = host.getBoundingClientRect();
  host.style.cursor = found?.code ? "pointer" : "";
  light(host, found);
  hint.hidden = !found?.words;
  if (hint.hidden) return;
  if (hint.said !== found.words) hint.innerHTML = hint.said = found.words;
  const at = x - box.left, wide = hint.offsetWidth; // beside the place, on the side with more room, never beyond the chart
  const left = at > box.width / 2 ? at - 14 - wide : at + 14;
  hint.style.left = `${Math.max(Math.min(left, box.width - wide), 0)}px`;
  const lowest = window.innerHeight - box.top - hint.offsetHeight - EDGE; // nor below what the window shows
  hint.style.top = `${Math.min(Math.max(y - box.top - 20, 0), lowest)}px`;
}

// The line under the pointer is lit and the others fade; an upright marks the place, a dot each value.
function light(host, found) {
  host.querySelectorAll(".cross").forEach((old) => old.remove());
  const paths = [...host.querySelectorAll("path[data-series]")];
  const several = new Set(paths.map((path) => path.dataset.series)).size > 1;
  host.classList.toggle("tracing", Boolean(found?.lit) && several);
  paths.forEach((path) => path.classList.toggle("lit", path.dataset.series === found?.lit));
  if (!found?.points) return;
  const rows = [`<i class="upright" style="left:${found.across * 100}%"></i>`];
  for (const [across, down] of found.points) rows.push(`<i class="dot" style="left:${across * 100}%;top:${down * 100}%"></i>`);
  const cross = document.createElement("div");
  cross.className = "cross";
  cross.innerHTML = rows.join("");
  found.plot.appendChild(cross);
}

function quiet(host) {
  host.style.cursor = "";
  host.querySelector(".hint").hidden = true;
  light(host, null);
}

// Every mark that has something to say, in reading order; a line's values stand together.
function marks(host) {
  const surfaces = [...host.querySelectorAll("[data-words]")].map((own) => {
    const box = own.getBoundingClientRect();
    return { words: own.dataset.words, code: own.dataset.code, own, x: box.left + box.width / 2, y: box.top + box.height / 2 };
  });
  const points = [];
  for (const plot of host.querySelectorAll(".plot[data-hits]")) {
    const box = plot.getBoundingClientRect(), seen = new Set();
    for (const hit of [...hitsOf(plot)].sort((one, other) => one[0] - other[0] || one[1] - other[1])) {
      if (hit[4] && seen.has(hit[0])) continue;
      if (hit[4]) seen.add(hit[0]);
      points.push({ ...mark(plot, hit), x: box.left + hit[0] * box.width, y: box.top + hit[1] * box.height });
    }
  }
  return [...surfaces, ...points].filter((found) => found.words);
}

// Arrows walk the marks, Home and End lead to the first and last, Enter chooses, Escape is silent again.
function walk(host, event) {
  if (event.key === "Escape") { host.at = null; return quiet(host); }
  const every = marks(host);
  if (event.key === "Enter" && host.at !== null && every[host.at]?.code) return host.choose(every[host.at].code);
  const step = STEPS[event.key];
  if (step === undefined || !every.length) return;
  event.preventDefault();
  host.at = Math.min(Math.max((host.at ?? (step > 0 ? -1 : every.length)) + step, 0), every.length - 1);
  const found = every[host.at];
  tell(host, found, found.x, found.y);
  host.querySelectorAll(".walked").forEach((old) => old.classList.remove("walked"));
  found.own?.classList.add("walked");
}
