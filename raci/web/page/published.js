/** The first page of an organization that publishes its matrices: search, and a list of all. */

import { get } from "./ask.js";
import { counted, fill, make, named, plain } from "./elements.js";

const to = (path, ...rest) => `#/${[`=${path}`, ...rest].map(encodeURIComponent).join("/")}`;

/** Build the page; whoever asks finds who is accountable for what. */
export async function published(main) {
  const words = make("input", { type: "search", id: "who", autocomplete: "off", dir: "auto", placeholder: "approve the budget" });
  const found = make("div", { class: "found", role: "status" });
  const list = make("ul", { class: "starters" }, make("li", {}, "…"));
  const form = make("form", { class: "who", role: "search" }, make("label", { for: "who" }, "Who is accountable for …"), make("p", { class: "choices" }, words, make("button", { class: "first" }, "Search")));
  form.addEventListener("submit", (event) => { event.preventDefault(); search(words.value.trim(), found); });
  fill(main, make("div", { class: "start" }, form, found, make("section", { "aria-labelledby": "all" }, make("h2", { id: "all" }, "All matrices"), list)));
  try {
    const { items } = await get("/api/published");
    fill(list, items.map((item) => make("li", {}, entry(item))), items.length ? null : make("li", {}, "There is none."));
  } catch (problem) { fill(list, make("li", {}, problem.message)); }
}

function entry(item) {
  if (item.error) return make("div", { class: "broken" }, make("strong", {}, named(item.path)), make("small", {}, named(item.error)));
  const found = Object.entries(item.counts || {}).filter(([, number]) => number).map(([severity, number]) => counted(number, severity)).join(", ") || "clean";
  return make("a", { href: to(item.path) }, make("strong", {}, named(item.title || item.path)), make("small", {}, named(item.path), ` · ${counted(item.duties, "duty", "duties")}, ${counted(item.roles, "role")}; ${found}`));
}

async function search(words, found) {
  if (!words) { fill(found, make("p", {}, "Say what you want to know of.")); return; }
  try {
    const { rows, told } = await get(`/api/search?q=${encodeURIComponent(words)}`);
    fill(found, (told || []).map((each) => make("p", { class: "soft" }, named(each))), rows.length ? make("ul", { class: "answers" }, rows.map(answer)) : make("p", {}, "Nothing of the kind is in any matrix."));
  } catch (problem) { fill(found, make("p", {}, problem.message)); }
}

function answer(row) {
  const who = (row.accountable || []).length ? row.accountable.map((each, number) => [number ? ", " : "", make("strong", {}, named(each))]) : make("em", {}, "nobody");
  const does = (row.responsible || []).length ? [" · done by ", named(row.responsible.map(plain).join(", "))] : null;
  const path = [...(row.section || [])].map(plain).join(" › ");
  return make("li", {}, make("p", {}, who, " answers for ", make("a", { href: to(row.path, "matrix", row.duty) }, named(row.name)), row.scope ? [" (", named(row.scope.words || row.scope), ")"] : null, does),
    make("p", { class: "soft" }, named([row.matrix || row.path, path].filter(Boolean).join(" › "))));
}
