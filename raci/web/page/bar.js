/** The bar above the views: what is shown, how it stands, undo and redo, and what can be taken away. */

import { at } from "./ask.js";
import { sign } from "./cells.js";
import { button, counted, fill, make, named, plain } from "./elements.js";
import { showKeys } from "./keys.js";
import { takeAway } from "./taking.js";

const TAKEN = [
  ["mended", "Your own workbook, mended", "a copy of the file you dropped; all else in it is untouched"],
  ["xlsx", "A new Excel sheet", "with legend, colours and drop-downs"],
  ["yaml", "YAML", "an org-design file, to be kept in git"],
  ["html", "HTML report", "one page that needs nothing else"],
];

const about = document.getElementById("about");
const tools = document.getElementById("tools");
let current = null;

/** Show the bar for a document, or none. */
export function barFor(shown, session) {
  if (!shown) { current = null; fill(about); fill(tools, button("Keys", showKeys, { class: "quiet", id: "keys" })); return; }
  if (current?.matrix !== shown.matrix) newBar(shown, session);
  refresh(shown.matrix);
}

function newBar({ matrix, editing }, session) {
  const undo = button("Undo", () => editing.undo(), { id: "undo" });
  const redo = button("Redo", () => editing.redo(), { id: "redo" });
  const name = make("p", { class: "name" });
  const counts = make("p", { class: "counts", id: "counts" });
  current = { matrix, undo, redo, name, counts };
  fill(about, name, counts);
  const isFixed = matrix.readOnly || session.readOnly;
  fill(tools, isFixed ? null : [undo, redo], taking(matrix, editing), button("Keys", showKeys, { class: "quiet", id: "keys" }));
}

function refresh(matrix) {
  const { undo, redo, name, counts } = current;
  const { told } = matrix;
  fill(name, make("strong", {}, named(told.title || told.name || "Matrix")), told.name && told.title ? [" ", make("small", {}, named(told.name))] : null);
  const found = ["error", "warning", "note"].filter((severity) => matrix.counts?.[severity]);
  fill(counts, found.length ? found.map((severity) => [make("span", { class: `badge ${severity}` }, sign(severity), ` ${counted(matrix.counts[severity], severity)}`), " "])
    : make("span", { class: "badge clean" }, "✔ clean"));
  for (const [each, title, words] of [[undo, matrix.undo, "Undo"], [redo, matrix.redo, "Redo"]]) {
    each.setAttribute("aria-disabled", String(!title));
    each.title = title ? `${words}: ${plain(title)}` : `Nothing to ${words.toLowerCase()}`;
  }
}

function taking(matrix, editing) {
  const link = ([kind, words, hint]) => make("li", {}, make("a", { href: at(matrix.id, "download", kind), download: "", id: `take-${kind}`,
    on: { click: (event) => { event.preventDefault(); close(); takeAway(matrix.id, kind, editing); } } }, make("strong", {}, words), make("small", {}, hint)));
  const box = make("details", { class: "take" }, make("summary", {}, "Take away"), make("ul", {}, TAKEN.filter(([kind]) => kind !== "mended" || matrix.told.mendable !== false).map(link)));
  const close = () => { box.open = false; box.querySelector("summary").focus(); };
  box.addEventListener("keydown", (event) => { if (event.key === "Escape" && box.open) close(); });
  document.addEventListener("pointerdown", (event) => { if (!box.contains(event.target)) box.open = false; });
  return box;
}
