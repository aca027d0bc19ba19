/** What changes hands between two versions: the file as it was read and as it is now, or another file. */

import { at, get, post } from "./ask.js";
import { chip, framed } from "./choosing.js";
import { button, counted, make, named } from "./elements.js";

/** Show what was changed since the file was read, or what differs from another version. */
export function handsView(main, { matrix, lead }) {
  let other = null;
  let again = null;
  const input = make("input", { type: "file", id: "other-version", on: { change: () => { other = input.files[0] || null; again(); } } });
  const fields = [make("p", { class: "choice" }, make("label", { for: "other-version" }, "Compare with another version of the file"), input)];
  const load = async (anew) => {
    again = anew;
    const told = other ? await against(other, matrix) : await get(at(matrix.id, "changes-of-hands"));
    const back = other ? button("Compare with the file as it was dropped", () => { other = null; input.value = ""; again(); }) : null;
    const from = other ? ["From ", named(other.name), " to what is shown here"] : ["Since ", named(matrix.told.name), " was read"];
    return [make("p", { class: "lead" }, from, ": ", told.same ? "nothing is different." : `${counted(told.told.length, "difference")}.`), back && make("p", {}, back),
      told.told.length ? table(told.told, matrix, lead) : null, more(told)];
  };
  return framed(main, "What changes hands", fields, load);
}

/** Compare with another file, which the server forgets again at once. */
async function against(file, matrix) {
  const data = new FormData();
  data.append("file", file, file.name);
  const { id } = await post("/api/documents", data);
  try { return await get(`${at(matrix.id, "changes-of-hands")}?from=${encodeURIComponent(id)}`); } finally { post(at(id, "forget"), {}).catch(() => null); }
}

function table(rows, matrix, lead) {
  const link = (row) => (matrix.dutyOf.has(row.duty) ? make("a", { href: "#", on: { click: (event) => { event.preventDefault(); lead("matrix", row.duty, row.role || ""); } } }, named(row.text)) : named(row.text));
  const body = rows.map((row) => make("tr", {}, make("th", { scope: "row" }, link(row)), make("td", {}, held(matrix, row.before)), make("td", {}, held(matrix, row.after))));
  return make("div", { class: "wide", role: "region", "aria-label": "Differences" }, make("table", { class: "pairs" },
    make("thead", {}, make("tr", {}, ["What is different", "before", "now"].map((name) => make("th", { scope: "col" }, name)))), make("tbody", {}, body)));
}

/** Show letters as in the matrix, and names as names. */
function held(matrix, values) {
  const letters = new Set(matrix.told.notation.letters.map((each) => each.letter));
  const isLetters = values.every((value) => [...value].every((sign) => sign === "/" || letters.has(sign)));
  return isLetters ? chip(matrix, values.join("/")) : named(values.join(", "));
}

function more({ changes = [] }) {
  return changes.length ? make("details", { class: "otherwise" }, make("summary", {}, counted(changes.length, "single change")), make("ul", {}, changes.slice(0, 500).map((each) => make("li", {}, named(each))))) : null;
}
