/** What each role bears, as bars: in how many duties, with which letter. */

import { at, get } from "./ask.js";
import { framed } from "./choosing.js";
import { make, named, plain } from "./elements.js";

/** Show the loads of all roles, the heaviest first. */
export function workloadView(main, { matrix, lead }) {
  return framed(main, "Workload", [], async () => {
    const { roles, median } = await get(at(matrix.id, "workload"));
    if (!roles.length) return "There are no roles.";
    const letters = matrix.letters.filter(({ letter }) => roles.some((role) => role.letters[letter]));
    const most = Math.max(1, ...roles.map((role) => sum(role, letters)));
    const sorted = [...roles].sort((one, other) => other.load - one.load);
    return table(sorted, letters, most, median, lead);
  });
}

const sum = (role, letters) => letters.reduce((all, { letter }) => all + (role.letters[letter] || 0), 0);
const rounded = (number) => number.toLocaleString("en", { maximumFractionDigits: 1 });

function table(roles, letters, most, median, lead) {
  const head = make("tr", {}, make("th", { scope: "col" }, "Role"), make("th", { scope: "col" }, "Letters"), make("th", { scope: "col", class: "number" }, "Load"),
    letters.map(({ letter, meaning }) => make("th", { scope: "col", class: "number", title: plain(meaning) }, plain(letter))));
  return make("div", { class: "wide", role: "region", "aria-label": "Workload" }, make("table", { class: "loads" },
    make("caption", {}, `Load weighs each part: to do a duty counts most, to be told of it nothing. The median role bears ${rounded(median)}; ◆ bears more than three times that.`),
    make("thead", {}, head), make("tbody", {}, roles.map((role) => line(role, letters, most, median, lead)))));
}

function line(role, letters, most, median, lead) {
  const pieces = letters.filter(({ letter }) => role.letters[letter]).map(({ letter, participation, meaning }) => {
    const piece = make("span", { class: `p-${participation}`, title: `${role.letters[letter]} × ${plain(meaning)}` }, plain(letter));
    piece.style.inlineSize = `${(100 * role.letters[letter]) / most}%`;
    return piece;
  });
  const link = make("a", { href: "#", on: { click: (event) => { event.preventDefault(); lead("role", role.key); } } }, named(role.name || "(no name)"));
  const tooMuch = median && role.load > 3 * median ? make("span", { title: "more than three times the median" }, " ◆") : null;
  return make("tr", {}, make("th", { scope: "row" }, link), make("td", { class: "bars" }, make("div", { class: "bar", "aria-hidden": "true" }, pieces)),
    make("td", { class: "number" }, rounded(role.load), tooMuch), letters.map(({ letter }) => make("td", { class: "number" }, String(role.letters[letter] || 0))));
}
