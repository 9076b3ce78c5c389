// A text to take along: the button copies it, and says so for a moment.
const SAID = 2_000; // milliseconds

export default function ({ parentElement, data }) {
  const host = parentElement.querySelector(".copied") ?? begin(parentElement);
  Object.assign(host, { words: data.text, label: data.label, done: data.done });
  host.querySelector("pre").textContent = data.text;
  host.querySelector("button").textContent = data.label;
}

function begin(parent) {
  const host = document.createElement("div");
  host.className = "copied";
  host.innerHTML = '<pre></pre><button type="button"></button><span role="status"></span>';
  parent.appendChild(host);
  host.querySelector("button").addEventListener("click", () => copy(host));
  return host;
}

async function copy(host) {
  const said = host.querySelector("span");
  try {
    await navigator.clipboard.writeText(host.words);
  } catch { // an address without https: the text is marked, and copied the old way
    getSelection().selectAllChildren(host.querySelector("pre"));
    document.execCommand("copy");
  }
  said.textContent = host.done;
  setTimeout(() => { said.textContent = ""; }, SAID);
}
