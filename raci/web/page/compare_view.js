/** Two roles side by side. */

import { at, get } from "./ask.js";
import { chip, dutyLink, dutyOf, framed, roleChoice, sentences } from "./choosing.js";
import { counted, make, named, plain } from "./elements.js";

/** Show what two roles share, and what each has for itself. */
export function compareView(main, { matrix, lead }, [a, b]) {
  const one = matrix.roleOf.has(a) ? a : matrix.roles[0]?.key;
  const other = matrix.roleOf.has(b) && b !== one ? b : matrix.roles.find((role) => role.key !== one)?.key;
  const fields = [roleChoice(matrix, "one", "Role", one, (chosen) => lead("compare", chosen, other)), roleChoice(matrix, "other", "and", other, (chosen) => lead("compare", one, chosen))];
  return framed(main, "Compare two roles", fields, async () => {
    if (!other) return "There is but one role.";
    const told = await get(`${at(matrix.id, "compare")}?a=${encodeURIComponent(one)}&b=${encodeURIComponent(other)}`);
    const names = [told.one.name, told.other.name];
    const parts = partsOf(told, names).filter(([, duties]) => duties.length);
    const show = ([title, duties]) => table(title, duties.map((each) => dutyOf(matrix, each.duty)), names, [one, other], matrix, lead);
    return [make("p", { class: "lead" }, named(told.difference)), sentences(told.told), parts.map(show), parts.length ? null : make("p", {}, "Neither takes part in any duty.")];
  });
}

function partsOf(told, [one, other]) {
  const localized = told.localized.flatMap(({ wide, narrow }) => [wide, ...narrow]);
  return [["The same duty, for the whole and for a part of it", localized], [`Only ${plain(one)} acts`, told.only_one], [`Only ${plain(other)} acts`, told.only_other],
    ["Both act", told.shared], ["Neither acts: asked or told", told.listening]];
}

function table(title, duties, names, keys, matrix, lead) {
  const head = make("tr", {}, make("th", { scope: "col" }, "Duty"), names.map((name) => make("th", { scope: "col" }, named(name))));
  const rows = duties.map((duty) => make("tr", {}, make("th", { scope: "row" }, dutyLink(duty, lead)), keys.map((key) => make("td", {}, chip(matrix, matrix.text(duty.key, key))))));
  return make("section", {}, make("h3", {}, named(title), make("small", {}, ` ${counted(duties.length, "duty", "duties")}`)),
    make("div", { class: "wide", role: "region", "aria-label": title }, make("table", { class: "pairs" }, make("thead", {}, head), make("tbody", {}, rows))));
}
