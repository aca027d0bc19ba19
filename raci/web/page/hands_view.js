/** What changes hands between two versions: the file as it was read and as it is now, or another file. */

import { at, get, post } from "./ask.js";
import { chip, dutyLink, framed, sentences } from "./choosing.js";
import { counted, make, named } from "./elements.js";

/** Show what was changed since the file was read, or what differs from another version. */
export function handsView(main, { matrix, lead }) {
  let other = null;
  let view = null;
  const choose = () => { other = input.files[0] || null; view?.again(); };
  const input = make("input", { type: "file", id: "other-version", on: { change: choose } });
  const fields = [make("p", { class: "choice" }, make("label", { for: "other-version" }, "Compare with another version of the file"), input)];
  const load = async () => {
    const told = other ? await post(at(matrix.id, "changes-of-hands"), form(other)) : await get(at(matrix.id, "changes-of-hands"));
    return [make("p", {}, "From ", make("strong", {}, named(told.before)), " to ", make("strong", {}, named(told.after)), `: ${counted(told.rows.length, "difference")}.`),
      sentences(told.told), told.rows.length ? table(told.rows, matrix, lead) : null];
  };
  return framed(main, "What changes hands", fields, load).then((made) => (view = made));
}

function form(file) {
  const data = new FormData();
  data.append("file", file, file.name);
  return data;
}

function table(rows, matrix, lead) {
  const names = ["Duty", "Role", "before", "after"];
  const body = rows.map((row) => make("tr", {}, make("th", { scope: "row" }, row.name ? dutyLink({ ...row, key: matrix.dutyOf.has(row.duty) ? row.duty : "" }, lead) : "–"),
    row.kind === "assignment" || row.before || row.after ? [make("td", {}, named(row.role || "")), make("td", {}, chip(matrix, row.before)), make("td", {}, chip(matrix, row.after))]
      : make("td", { colspan: 3 }, named(row.told))));
  return make("div", { class: "wide", role: "region", "aria-label": "Differences" }, make("table", { class: "pairs" },
    make("thead", {}, make("tr", {}, names.map((name) => make("th", { scope: "col" }, name)))), make("tbody", {}, body)));
}
