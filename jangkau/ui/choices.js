// A row of choices: the browser's own boxes, arrows beside the one of weeks, options side by side, a drawer for what is asked for less
// often, and chips.
export default function ({ parentElement, data, setTriggerValue }) {
  const row = parentElement.querySelector(".choices") ?? framed(parentElement);
  const [boxes, chips] = row.children;
  row.tell = (name, value) => setTriggerValue("chosen", { name, value });
  const names = [data.drawer, ...data.boxes.map(({ name }) => name)].join();
  if (boxes.names !== names) {
    const focused = boxes.contains(document.activeElement) && document.activeElement.name;
    boxes.names = names;
    boxes.replaceChildren(...data.boxes.map((box) => boxed(box, row)), ...(data.boxes.length > 1 ? [drawer(boxes, data.drawer)] : []));
    if (focused) boxes.querySelector(`[name="${focused}"]`)?.focus();
  }
  data.boxes.forEach((box, place) => renew(boxes.children[place], box, row));
  chips.hidden = !data.chips.length;
  chips.replaceChildren(...data.chips.map(({ name, value, words, title }) => button("chip", words, title, () => row.tell(name, value))));
}

function framed(parent) {
  const row = document.createElement("div");
  row.className = "choices";
  row.innerHTML = '<div class="boxes"></div><div class="chips"></div>';
  parent.appendChild(row);
  return row;
}

function button(named, words, title, press) {
  return Object.assign(document.createElement("button"), { type: "button", className: named, textContent: words, title, onclick: press });
}

function boxed({ name, seldom, steps, segments }, row) {
  const box = Object.assign(document.createElement("div"), { className: seldom ? "box seldom" : "box" });
  box.dataset.name = name;
  if (segments) {
    box.classList.add("segments");
    box.role = "group";
    return box;
  }
  const select = Object.assign(document.createElement("select"), { name, onchange: () => row.tell(name, select.value) });
  box.append(select);
  if (!steps) return box;
  // The newest stands first: earlier lies below.
  const step = (by) => () => {
    select.selectedIndex += by;
    reach(box);
    row.tell(name, select.value);
  };
  box.classList.add("steps");
  box.prepend(button("step", "◀", steps[0], step(1)));
  box.append(button("step", "▶", steps[1], step(-1)));
  for (const arrow of box.querySelectorAll("button")) arrow.setAttribute("aria-label", arrow.title);
  return box;
}

function renew(box, { name, label, options, value, width, steps }, row) {
  const known = JSON.stringify(options), same = box.known === known;
  const select = box.querySelector("select");
  box.known = known;
  (select ?? box).setAttribute("aria-label", label);
  if (!select) {
    if (!same) box.replaceChildren(...options.map((option) => button("", option.words, "", () => row.tell(name, option.name))));
    options.forEach((option, place) => box.children[place].setAttribute("aria-pressed", option.name === value));
    return;
  }
  if (!same) select.replaceChildren(...options.map((option) => new Option(option.words, option.name)));
  select.value = value;
  select.style.width = `${width}px`;
  if (steps) reach(box);
}

// An arrow that leads nowhere cannot be pressed.
function reach(box) {
  const { selectedIndex: at, length } = box.querySelector("select"), [earlier, later] = box.querySelectorAll("button");
  earlier.disabled = at >= length - 1;
  later.disabled = at <= 0;
}

function drawer(boxes, words) {
  const made = button("drawer", words, "", () => made.setAttribute("aria-expanded", boxes.classList.toggle("open")));
  made.setAttribute("aria-expanded", boxes.classList.contains("open"));
  return made;
}
