/** What would be lost if a role were vacant, and who could take over. */

import { at, get } from "./ask.js";
import { chip, dutyLink, framed, roleChoice, sentences } from "./choosing.js";
import { sign } from "./cells.js";
import { counted, make, named } from "./elements.js";

/** Show the impact of a vacancy. */
export function vacancyView(main, { matrix, lead }, [key]) {
  const role = matrix.roleOf.has(key) ? key : matrix.roles[0]?.key;
  const fields = [roleChoice(matrix, "role", "If this role were vacant", role, (chosen) => lead("vacancy", chosen))];
  return framed(main, "Impact of a vacancy", fields, async () => {
    if (!role) return "There are no roles.";
    const told = await get(`${at(matrix.id, "impact")}?without=${encodeURIComponent(role)}`);
    const rows = told.rows || [];
    return [make("p", { class: "lead" }, rows.length ? `${counted(rows.length, "duty", "duties")} would suffer.` : "No duty would suffer."), sentences(told.told), rows.length ? table(rows, matrix, lead) : null];
  });
}

function table(rows, matrix, lead) {
  const head = ["Duty", "lost", "what follows", "who could take over"].map((name) => make("th", { scope: "col" }, name));
  const body = rows.map((row) => make("tr", {}, make("th", { scope: "row" }, dutyLink({ ...row, key: row.duty }, lead)),
    make("td", {}, (row.lost || []).map((text) => [chip(matrix, text), " "])),
    make("td", { class: "words" }, row.severity ? [sign(row.severity), " "] : null, named(row.told || "")),
    make("td", { class: "words" }, (row.successors || []).length ? make("ul", { class: "bare" }, row.successors.slice(0, 3).map((each) => make("li", {}, named(each.name), each.why ? make("small", {}, " ", named(each.why)) : null))) : "nobody in sight")));
  return make("div", { class: "wide", role: "region", "aria-label": "What would suffer" }, make("table", { class: "pairs" }, make("thead", {}, make("tr", {}, head)), make("tbody", {}, body)));
}
