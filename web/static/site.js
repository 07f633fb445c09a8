// Adds to pages that work without it: copying a citation, drawing over years, opening what a link leads into.
"use strict";

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    const word = button.textContent;
    button.textContent = "✓";
    setTimeout(() => { button.textContent = word; }, 1500);
  });
}

for (const link of document.querySelectorAll("[data-why]")) {
  const place = link.parentElement;
  let found = null;
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    if (!found) {
      found = document.createElement("div");
      const answer = await fetch(link.dataset.why);
      if (!answer.ok) { location.assign(link.href); return; }
      found.innerHTML = await answer.text();
      place.after(found);
    } else {
      found.hidden = !found.hidden;
    }
    place.toggleAttribute("data-open", !found.hidden);
  });
}

function unfold() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let box = target && target.closest("details:not([open])"); box; box = box.parentElement.closest("details:not([open])")) {
    box.open = true;
  }
  if (target) target.scrollIntoView({ block: "center" });
}
addEventListener("hashchange", unfold);
if (location.hash) unfold();

for (const figure of document.querySelectorAll("[data-brush]")) {
  const bars = [...figure.querySelectorAll("a[data-value]")];
  let start = -1;
  const at = (event) => bars.indexOf(event.target.closest("a[data-value]"));
  const show = (from, to) => bars.forEach((bar, i) => {
    const inside = from < 0 || (i >= Math.min(from, to) && i <= Math.max(from, to));
    bar.classList.toggle("in", inside);
    bar.classList.toggle("out", !inside);
  });
  figure.addEventListener("dragstart", (event) => event.preventDefault());
  figure.addEventListener("pointerdown", (event) => { start = at(event); });
  figure.addEventListener("pointermove", (event) => { if (start >= 0 && at(event) >= 0) show(start, at(event)); });
  figure.addEventListener("pointerup", (event) => {
    const end = at(event);
    if (start >= 0 && end >= 0 && end !== start) {
      const address = new URL(figure.dataset.brush, location.href);
      const [first, last] = [Math.min(start, end), Math.max(start, end)];
      address.searchParams.set("since", bars[first].dataset.value);
      address.searchParams.set("until", bars[last].dataset.value);
      location.assign(address);
    }
    start = -1;
  });
}
