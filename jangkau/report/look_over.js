// Whether the page is whole: its font, the marks of every figure, no letter too small, and no word cut off or over another.
async (smallest) => {
  await document.fonts.ready;
  const report = document.querySelector(".report"), page = report.getBoundingClientRect();
  const steps = ["", "tight", "tight tighter", "tight tighter tightest"];
  for (const step of steps) {
    report.className = `${report.className.replace(/ tight.*/, "")} ${step}`.trim();
    if (report.scrollHeight <= report.clientHeight && report.scrollWidth <= report.clientWidth) break;
  }
  // On a small map a lesser name gives way to a greater one.
  const names = [...report.querySelectorAll(".map .plot > span")], kept = [];
  for (const name of names) {
    const box = name.getBoundingClientRect();
    const free = kept.every((other) => box.left > other.right || box.right < other.left || box.top > other.bottom || box.bottom < other.top);
    if (free) kept.push(box);
    else name.remove();
  }
  const font = [...document.fonts].length > 0 && [...document.fonts].every((face) => face.status === "loaded");
  const figures = [...document.querySelectorAll("[data-marks]")].map((one) => ({
    figure: one.dataset.figure,
    wanted: Number(one.dataset.marks),
    marks: [...one.querySelectorAll("svg path:not([fill='none'])")].filter((path) => {
      const box = path.getBoundingClientRect();
      return box.width > 0 && box.height > 0;
    }).length,
  }));
  const words = [], small = [];
  const walker = document.createTreeWalker(report, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.data.trim() || node.parentElement.closest(".said") || !node.parentElement.getClientRects().length) continue;
    const size = parseFloat(getComputedStyle(node.parentElement).fontSize);
    if (size < smallest) small.push(`${node.data.trim().slice(0, 40)} (${size} px)`);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) words.push({ box, text: node.data.trim().slice(0, 40) });
  }
  const misplaced = [];
  for (const { box, text } of words) {
    if (box.left < page.left || box.right > page.right || box.top < page.top || box.bottom > page.bottom) misplaced.push(`✂ ${text}`);
  }
  words.forEach((one, place) => {
    for (const other of words.slice(place + 1)) {
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (across > 1 && down > 0.3 * Math.min(one.box.height, other.box.height)) misplaced.push(`${one.text} / ${other.text}`);
    }
  });
  for (const part of report.children) {
    const box = part.getBoundingClientRect();
    if (box.bottom > page.bottom || box.right > page.right) misplaced.push(`✂ ${part.className}`);
    if (part.scrollWidth > part.clientWidth + 1) misplaced.push(`✂ ${part.className}`);
  }
  return { font, figures, small, misplaced, step: report.className };
}
