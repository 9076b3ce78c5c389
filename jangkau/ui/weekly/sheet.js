// The report in its place. It says SIAP when its font is there and every mark of every figure is drawn, and not before.
const WIDTH = 960, LARGEST = 1.25, NARROW = 700; // CSS pixels; on a phone the same words stand below one another

export default function ({ parentElement, data }) {
  const host = parentElement.querySelector(".host") ?? begin(parentElement);
  if (host.shown === data.html) return;
  host.shown = data.html;
  const sheet = host.querySelector(".sheet"), mark = host.querySelector(".ready");
  mark.textContent = data.words.drawing;
  mark.dataset.ready = "no";
  sheet.innerHTML = data.html;
  fold(sheet, data.words.rest);
  fit(host);
  document.fonts.load("16px Inter").then(() => requestAnimationFrame(() => {
    fit(host);
    const figures = [...sheet.querySelectorAll("[data-marks]")];
    const missing = figures.find((figure) => drawn(figure) !== Number(figure.dataset.marks));
    mark.textContent = missing ? data.words.failed.replace("{figure}", missing.dataset.figure) : data.words.ready;
    mark.dataset.ready = missing ? "failed" : "yes";
  }));
}

function begin(parent) {
  const host = document.createElement("div");
  host.className = "host";
  host.innerHTML = '<div class="sheet"></div><p class="ready" role="status"></p>';
  parent.appendChild(host);
  new ResizeObserver(() => fit(host)).observe(host);
  return host;
}

// On a phone the lists wait behind a word (sheet.css); a published leaflet keeps the order it was published with.
function fold(sheet, word) {
  const lists = sheet.querySelector(".report > .lists");
  if (!lists) return;
  const more = document.createElement("details");
  more.className = "more";
  more.appendChild(document.createElement("summary")).textContent = word;
  lists.before(more);
}

function fit(host) {
  const report = host.querySelector(".report"), width = host.clientWidth;
  if (!report || !width) return;
  const narrow = width < NARROW;
  report.classList.toggle("slide", !narrow);
  report.classList.toggle("leaflet", narrow);
  report.style.zoom = narrow ? 1 : Math.min(LARGEST, width / WIDTH);
  tighten(report, narrow ? [] : ["tight", "tighter", "tightest"]);
}

// Step by step smaller where words are many, as the pictures do (jangkau/report/look_over.js).
function tighten(report, steps) {
  report.classList.remove("tight", "tighter", "tightest");
  for (const step of steps) {
    if (report.scrollHeight <= report.clientHeight && report.scrollWidth <= report.clientWidth) break;
    report.classList.add(step);
  }
}

function drawn(figure) {
  return [...figure.querySelectorAll("svg path:not([fill='none'])")].filter((path) => {
    const box = path.getBoundingClientRect();
    return box.width > 0 && box.height > 0;
  }).length;
}
