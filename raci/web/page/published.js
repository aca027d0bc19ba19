/** The matrices an organization publishes: search, and a list of all. */

import { get } from "./ask.js";
import { counted, fill, make, named, plain } from "./elements.js";

/** Return the address of a published file's view. */
export const published = (key, ...rest) => `#/${[`=${key}`, ...rest].map(encodeURIComponent).join("/")}`;

/** Build the search and the list; whoever asks finds who is accountable for what. */
export function publishedPart() {
  const words = make("input", { type: "search", id: "who", autocomplete: "off", dir: "auto", placeholder: "approve the budget" });
  const found = make("div", { class: "found", role: "region", "aria-label": "Answers", "aria-live": "polite" });
  const list = make("ul", { class: "starters" }, make("li", {}, "…"));
  const form = make("form", { class: "who", role: "search" }, make("label", { for: "who" }, "Who is accountable for …"), make("p", { class: "choices" }, words, make("button", { class: "first" }, "Search")));
  form.addEventListener("submit", (event) => { event.preventDefault(); search(words.value.trim(), found); });
  fillList(list);
  return make("section", { "aria-labelledby": "all" }, form, found, make("h2", { id: "all" }, "All matrices"), list);
}

async function fillList(list) {
  try {
    const items = await get("/api/published");
    fill(list, items.map((item) => make("li", {}, entry(item))), items.length ? null : make("li", {}, "There is none."));
  } catch (problem) { fill(list, make("li", {}, problem.message)); }
}

function entry({ key, path, matrices = [], counts = {}, unreadable }) {
  if (unreadable) return make("div", { class: "broken" }, make("strong", {}, named(path)), make("small", {}, named(unreadable)));
  const found = Object.entries(counts).filter(([, number]) => number).map(([severity, number]) => counted(number, severity)).join(", ") || "clean";
  const duties = matrices.reduce((sum, each) => sum + each.duties, 0);
  const title = matrices.map((each) => each.title).find(Boolean) || path;
  const size = matrices.length === 1 ? `${counted(duties, "duty", "duties")}, ${counted(matrices[0].roles, "role")}` : `${counted(matrices.length, "matrix", "matrices")}, ${counted(duties, "duty", "duties")}`;
  return make("a", { href: published(key) }, make("strong", {}, named(title)), make("small", {}, named(path)), make("small", {}, `${size}; ${found}`));
}

async function search(words, found) {
  if (!words) { fill(found, make("p", {}, "Say what you want to know of.")); return; }
  try {
    const { duties, told } = await get(`/api/search?q=${encodeURIComponent(words)}`);
    fill(found, (told || []).map((each) => make("p", { class: "soft" }, named(each))), duties.length ? make("ul", { class: "answers" }, duties.map(answer)) : null, duties.length || told?.length ? null : make("p", {}, "Nothing of the kind is in any matrix."));
  } catch (problem) { fill(found, make("p", {}, problem.message)); }
}

function answer({ duty, parts }) {
  const who = (kind) => parts.filter((part) => part.participation === kind).flatMap((part) => part.takers.map((taker) => taker.role.name));
  const listed = (names) => names.map((name, number) => [number ? ", " : "", make("strong", {}, named(name))]);
  const owners = who("accountable");
  const doers = who("responsible");
  const others = parts.filter((part) => !["accountable", "responsible"].includes(part.participation) && part.takers.length);
  const place = duty.places?.find((each) => each.key);
  const name = place ? make("a", { href: published(place.key) }, named(duty.name)) : named(duty.name);
  return make("li", {}, make("p", {}, owners.length ? listed(owners) : make("em", {}, "Nobody"), owners.length > 1 ? " answer for " : " answers for ", name, duty.scope ? [" (", named(duty.scope.words), ")"] : null, "."),
    doers.length ? make("p", {}, "Done by ", listed(doers), ".") : null,
    others.map((part) => make("p", { class: "soft" }, `${plain(part.word)}: `, named(part.takers.map((taker) => taker.role.name).join(", ")))),
    make("p", { class: "soft" }, named([duty.matrix, ...(duty.section || [])].filter(Boolean).join(" › ")), place ? [" · ", named(`${place.path} ${place.where}`)] : null));
}
