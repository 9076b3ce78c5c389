// A drawing as a picture to take away, made in the browser: what stands above it, its legend, coverage and source are burnt in.
const MARGIN = 24, SCALE = 2, LEAST = 560; // pixels; the PNG's pixels for each of the page's; narrowest picture
const INTER = "app/static/fonts/inter-latin-wght-normal.woff2";
const BASELINE = 0.8; // of the height of a line of Inter

const escaped = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// The page's own words around a drawing: the heading before it, the legend below that, coverage and source at the page's foot.
function around(host) {
  const before = (found) => found.compareDocumentPosition(host) & Node.DOCUMENT_POSITION_FOLLOWING;
  const titles = [...document.querySelectorAll("h2.chart")], title = titles.filter(before).at(-1), next = titles.find((found) => !before(found));
  const ours = (found) => (!title || title.compareDocumentPosition(found) & Node.DOCUMENT_POSITION_FOLLOWING) && (!next || found.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING);
  const unit = [...document.querySelectorAll(".unit")].find((found) => title && title.compareDocumentPosition(found) & Node.DOCUMENT_POSITION_FOLLOWING);
  const lines = [...document.querySelectorAll("p.foot")]; // a figure may have lines of its own: the page's are the last ones, together
  const feet = lines.filter((foot) => foot.parentElement === lines.at(-1).parentElement).map((foot) => foot.textContent);
  const marked = [...document.querySelectorAll("p.demo")].map((mark) => mark.textContent);
  const events = [...document.querySelectorAll("ol.events")].filter(ours).flatMap((list) => [...list.children].map((item, place) => `${place + 1} ${item.textContent}`));
  const named = title?.firstChild?.textContent ?? "";
  return {
    title: named.trim(), unit: unit && before(unit) ? unit.textContent : "", marked,
    foot: [...events, ...new Set([feet[0], feet.at(-1)])].filter(Boolean),
    legend: [...document.querySelectorAll(".legend")].filter(ours).flatMap((legend) => [...legend.children]).map((item) => ({
      colour: getComputedStyle(item.querySelector("i")).backgroundColor, kind: item.querySelector("i").className, words: item.textContent })),
  };
}

// Words in lines that fit, each as <text>; gives the SVG and where it ends.
function written(text, top, width, size, weight, fill) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${weight} ${size}px Inter, sans-serif`;
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const svg = lines.map((line, place) =>
    `<text x="${MARGIN}" y="${top + size + place * size * 1.35}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(line)}</text>`);
  return { svg: svg.join(""), end: top + lines.length * size * 1.35, wide: Math.max(0, ...lines.map((line) => pen.measureText(line).width)) };
}

function keys(items, top, width) {
  let x = MARGIN, y = top, svg = "";
  for (const item of items) {
    const word = written(item.words, 0, 1e6, 12, 400, colour("--muted"));
    if (x > MARGIN && x + 30 + word.wide > width + MARGIN) { x = MARGIN; y += 20; }
    const hatch = item.kind.includes("no_data") ? `<path d="M${x} ${y + 12}l12 -12m-6 12l12 -12m-6 12l10 -10" stroke="${colour("--no-data")}"/>` : "";
    svg += `<rect x="${x}" y="${y}" width="20" height="12" rx="2" fill="${item.colour}" stroke="${colour("--outline")}" stroke-width="0.5"/>${hatch}`;
    svg += `<text x="${x + 26}" y="${y + 10}" font-size="12" fill="${colour("--muted")}">${escaped(item.words)}</text>`;
    x += 44 + word.wide;
  }
  return { svg, end: items.length ? y + 22 : top };
}

// The drawing itself: its SVGs where they stand, and its words as text at the same places.
function copied(host, top, scale) {
  const all = host.querySelector(".picture").getBoundingClientRect(), ground = colour("--ground");
  let svg = "";
  for (const plot of host.querySelectorAll(".plot")) {
    const box = plot.getBoundingClientRect(), own = plot.querySelector("svg").cloneNode(true);
    const place = { x: MARGIN + box.left - all.left, y: top + box.top - all.top, width: box.width, height: box.height,
      overflow: plot.closest(".land") ? "hidden" : "visible" };
    for (const [name, value] of Object.entries(place)) own.setAttribute(name, value);
    for (const path of own.querySelectorAll("path")) {
      ["data-words", "data-code", "class"].forEach((name) => path.removeAttribute(name));
      for (const name of ["stroke-width", "stroke-dasharray"]) { // strokes that do not scale keep their share of a larger picture
        const pixels = path.getAttribute(name);
        if (pixels) path.setAttribute(name, pixels.split(" ").map((part) => part * scale).join(" "));
      }
    }
    svg += new XMLSerializer().serializeToString(own);
    const texts = document.createTreeWalker(plot, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode, look = getComputedStyle(node.parentElement), range = document.createRange();
      range.selectNodeContents(node);
      const at = range.getBoundingClientRect();
      if (!at.width || node.parentElement.closest("svg, .cross")) continue;
      const halo = look.textShadow === "none" ? "" : ` stroke="${ground}" stroke-width="3" paint-order="stroke" stroke-linejoin="round"`;
      svg += `<text x="${MARGIN + at.left - all.left}" y="${top + at.top - all.top + BASELINE * at.height}" font-size="${look.fontSize}"
        font-weight="${look.fontWeight}" fill="${look.color}"${halo}>${escaped(node.data)}</text>`;
    }
  }
  return { svg, end: top + all.height };
}

async function font() {
  const own = document.querySelector("style[data-font]"); // a figure alone brings its letters with it
  if (own) return own.textContent;
  const bytes = new Uint8Array(await (await fetch(new URL(INTER, document.baseURI))).arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return `@font-face{font-family:Inter;font-weight:100 900;src:url(data:font/woff2;base64,${btoa(text)})}`;
}

async function asSvg(host, scale = 1) {
  const said = around(host), inner = Math.max(host.querySelector(".picture").getBoundingClientRect().width, LEAST - 2 * MARGIN);
  const muted = colour("--muted"), parts = [];
  let end = MARGIN;
  const put = (part, gap) => { parts.push(part.svg); end = part.end + gap; };
  for (const mark of said.marked) put(written(mark, end, inner, 12, 700, colour("--warning")), 4);
  if (said.title) put(written(said.title, end, inner, 20, 700, colour("--ink")), 2);
  if (said.unit) put(written(said.unit, end, inner, 13, 400, muted), 12);
  put(copied(host, end, scale), 12);
  put(keys(said.legend, end, inner), 8);
  for (const line of said.foot) put(written(line, end, inner, 11, 400, muted), 2);
  const width = Math.ceil(inner + 2 * MARGIN), height = Math.ceil(end + MARGIN - 2);
  return { width, height, name: said.title, text: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"
    font-family="Inter, sans-serif"><style>${await font()} path{vector-effect:non-scaling-stroke;stroke-linejoin:round}</style>
    <rect width="100%" height="100%" fill="${colour("--ground")}"/>${parts.join("")}</svg>` };
}

async function asPng(drawn) {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([drawn.text], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [drawn.width * SCALE, drawn.height * SCALE];
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

async function takeAway(host, kind) {
  const drawn = await asSvg(host, kind === "png" ? SCALE : 1);
  const blob = kind === "png" ? await asPng(drawn) : new Blob([drawn.text], { type: "image/svg+xml" });
  const when = new URLSearchParams(location.search).get("week");
  const name = [drawn.name || "jangkau", when].filter(Boolean).join("-").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
  saved(blob, `${name}.${kind}`);
}

// A file that the page was given.
function keepFile(file) {
  saved(new Blob([Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0))], { type: file.mime }), file.name);
}

function saved(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
