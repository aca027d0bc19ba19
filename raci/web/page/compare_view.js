/** Two roles side by side. */

import { at, get } from "./ask.js";
import { chip, dutyLink, framed, roleChoice, sentences } from "./choosing.js";
import { counted, make, named } from "./elements.js";

/** Show what two roles share, and what each has for itself. */
export function compareView(main, { matrix, lead }, [a, b]) {
  const one = matrix.roleOf.has(a) ? a : matrix.roles[0]?.key;
  const other = matrix.roleOf.has(b) && b !== one ? b : matrix.roles.find((role) => role.key !== one)?.key;
  const fields = [roleChoice(matrix, "one", "Role", one, (chosen) => lead("compare", chosen, other)), roleChoice(matrix, "other", "and", other, (chosen) => lead("compare", one, chosen))];
  return framed(main, "Compare two roles", fields, async () => {
    if (!other) return "There is but one role.";
    const told = await get(`${at(matrix.id, "compare")}?a=${encodeURIComponent(one)}&b=${encodeURIComponent(other)}`);
    const parts = told.parts.filter((part) => part.duties.length);
    return [make("p", { class: "lead" }, named(told.difference)), sentences(told.told), parts.map((part) => table(part, told, matrix, lead)), parts.length ? null : make("p", {}, "Neither takes part in any duty.")];
  });
}

function table(part, told, matrix, lead) {
  const head = make("tr", {}, make("th", { scope: "col" }, "Duty"), make("th", { scope: "col" }, named(told.one)), make("th", { scope: "col" }, named(told.other)));
  const rows = part.duties.map((duty) => make("tr", {}, make("th", { scope: "row" }, dutyLink(duty, lead)), make("td", {}, chip(matrix, duty.one)), make("td", {}, chip(matrix, duty.other))));
  return make("section", {}, make("h3", {}, named(part.title), make("small", {}, ` ${counted(part.duties.length, "duty", "duties")}`)),
    make("div", { class: "wide", role: "region", "aria-label": part.title }, make("table", { class: "pairs" }, make("thead", {}, head), make("tbody", {}, rows))));
}
