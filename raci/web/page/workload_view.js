/** What each role bears, as bars: in how many duties, in which way. */

import { at, get } from "./ask.js";
import { framed, sentences } from "./choosing.js";
import { make, named } from "./elements.js";

const PARTS = ["accountable", "responsible", "supporting", "consulted", "informed"];

/** Show the loads of all roles, the heaviest first. */
export function workloadView(main, { matrix, lead }) {
  return framed(main, "Workload", [], async () => {
    const { rows, told } = await get(at(matrix.id, "workload"));
    return rows.length ? [sentences(told), table([...rows].sort((one, other) => other.weight - one.weight), lead)] : "There are no roles.";
  });
}

function table(rows, lead) {
  const parts = PARTS.filter((part) => rows.some((row) => row[part]));
  const most = Math.max(1, ...rows.map((row) => parts.reduce((sum, part) => sum + (row[part] || 0), 0)));
  const head = make("tr", {}, make("th", { scope: "col" }, "Role"), make("th", { scope: "col" }, "Share"), make("th", { scope: "col", class: "number" }, "Load"),
    parts.map((part) => make("th", { scope: "col", class: "number" }, part)));
  return make("div", { class: "wide", role: "region", "aria-label": "Workload" }, make("table", { class: "loads" },
    make("caption", {}, "Load weighs each part: to answer for a duty and to do it count most, to be told counts least."), make("thead", {}, head),
    make("tbody", {}, rows.map((row) => line(row, parts, most, lead)))));
}

function line(row, parts, most, lead) {
  const bar = make("div", { class: "bar", "aria-hidden": "true" }, parts.filter((part) => row[part]).map((part) => {
    const piece = make("span", { class: `p-${part}`, title: `${row[part]} ${part}` }, part[0].toUpperCase());
    piece.style.inlineSize = `${(100 * row[part]) / most}%`;
    return piece;
  }));
  const name = row.key ? make("a", { href: "#", on: { click: (event) => { event.preventDefault(); lead("role", row.key); } } }, named(row.name)) : named(row.name);
  return make("tr", {}, make("th", { scope: "row" }, name), make("td", { class: "bars" }, bar), make("td", { class: "number" }, row.weight.toLocaleString("en", { maximumFractionDigits: 1 })),
    parts.map((part) => make("td", { class: "number" }, String(row[part] || 0))));
}
