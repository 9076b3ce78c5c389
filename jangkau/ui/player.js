// The slider under a map that plays its year: every week came with the page, so that a step asks nobody.
const BEAT = 420; // milliseconds a week stands while the year plays

function player(host, parent, year) {
  if (!year) return;
  let bar = parent.querySelector(".player");
  if (!bar) {
    bar = document.createElement("div");
    bar.className = "player";
    bar.innerHTML = '<button type="button"></button><input type="range" min="0"><output></output>';
    host.after(bar);
    bar.querySelector("input").addEventListener("input", (event) => { still(host, bar); paint(host, bar, Number(event.target.value)); });
    bar.querySelector("button").addEventListener("click", () => (host.playing ? still(host, bar) : play(host, bar)));
  }
  host.year = year;
  const slider = bar.querySelector("input"), last = year.weeks.length - 1;
  slider.max = last;
  slider.setAttribute("aria-label", year.say.week);
  paint(host, bar, Math.min(host.week ?? last, last));
  still(host, bar);
}

function play(host, bar) {
  const last = host.year.weeks.length - 1;
  if (host.week >= last) paint(host, bar, 0);
  host.playing = setInterval(() => {
    if (!bar.isConnected || host.week >= last) return still(host, bar);
    paint(host, bar, host.week + 1);
  }, BEAT);
  named(bar, host.year.say.pause, "❚❚");
}

function still(host, bar) {
  clearInterval(host.playing);
  host.playing = null;
  named(bar, host.year.say.play, "▶");
}

function named(bar, words, sign) {
  const button = bar.querySelector("button");
  button.textContent = sign;
  button.setAttribute("aria-label", words);
}

// One week's colours, circles and words on the land that is drawn already.
function paint(host, bar, week) {
  const { year } = host, svg = host.querySelector(".picture svg"), [hatch, pattern] = year.hatch;
  host.week = week;
  bar.querySelector("input").value = week;
  bar.querySelector("input").setAttribute("aria-valuetext", year.weeks[week]);
  bar.querySelector("output").textContent = year.weeks[week];
  if (!svg.querySelector(`#${hatch}`)) svg.insertAdjacentHTML("afterbegin", `<defs>${pattern}</defs>`);
  svg.querySelectorAll(".circle").forEach((old) => old.remove());
  const circles = [];
  for (const [code, region] of Object.entries(year.regions)) {
    const value = region.values[week], surface = svg.querySelector(`path[data-code="${code}"]`);
    const words = `<b>${escaped(region.label)}</b><br>${escaped(value ? value[2] : year.nothing)}`;
    surface.setAttribute("fill", !value ? `url(#${hatch})` : year.totals ? year.land : year.colours[value[0]]);
    surface.dataset.words = words;
    if (value?.[1]) circles.push({ code, words, at: region.at, radius: value[1], colour: year.colours[value[0]] });
  }
  const ring = [...svg.querySelectorAll("path:not([data-code])")].at(-1) ?? null;
  for (const { code, words, at: [x, y], radius, colour } of circles.sort((one, other) => other.radius - one.radius)) {
    const circle = document.createElementNS("http://www.w3.org/2000/svg", "path");
    circle.setAttribute("d", `M${x - radius},${y}a${radius},${radius} 0 1,0 ${2 * radius},0a${radius},${radius} 0 1,0 ${-2 * radius},0Z`);
    for (const [name, set] of Object.entries({ fill: colour, stroke: year.edge, "stroke-width": 1, class: "circle", "data-code": code, "data-words": words }))
      circle.setAttribute(name, set);
    svg.insertBefore(circle, ring);
  }
}
