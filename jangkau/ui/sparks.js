// The small lines beside figures tell the value under the pointer; by keyboard, arrows walk along them.
function sparks() {
  if (window.jangkauSparks) return;
  window.jangkauSparks = true;
  const at = (spark, share) => {
    const values = JSON.parse(spark.dataset.values), weeks = JSON.parse((spark.closest("[data-weeks]") ?? spark).dataset.weeks);
    const place = Math.round(Math.min(Math.max(share, 0), 1) * (values.length - 1));
    spark.place = place;
    return values[place] && `<b>${values[place]}</b><br>${weeks[place]}`;
  };
  const tell = (spark, share) => {
    const words = at(spark, share), box = spark.getBoundingClientRect(), hint = document.querySelector(".spark-hint") ?? begin();
    hint.innerHTML = words || "";
    hint.hidden = !words;
    hint.style.left = `${Math.min(box.left + share * box.width, innerWidth - hint.offsetWidth - 8)}px`;
    hint.style.top = `${box.top - hint.offsetHeight - 4}px`;
  };
  const begin = () => {
    const hint = document.createElement("div");
    hint.className = "spark-hint";
    hint.setAttribute("role", "status");
    return document.body.appendChild(hint);
  };
  const quiet = () => { const hint = document.querySelector(".spark-hint"); if (hint) hint.hidden = true; };
  const spark = (event) => event.target.closest?.(".spark[data-values]");
  document.addEventListener("pointermove", (event) => {
    const own = spark(event);
    if (!own) return event.pointerType && quiet();
    const box = own.getBoundingClientRect();
    tell(own, (event.clientX - box.left) / box.width);
  });
  document.addEventListener("focusin", (event) => (spark(event) ? tell(spark(event), 1) : quiet()));
  document.addEventListener("keydown", (event) => {
    const own = spark(event), step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!own || !step) return;
    event.preventDefault();
    tell(own, (own.place + step) / (JSON.parse(own.dataset.values).length - 1));
  });
}
