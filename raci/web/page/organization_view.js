/** The organization as a tree, with the scope of the duty that is chosen. */

import { at, get } from "./ask.js";
import { chip, dutyChoice, framed } from "./choosing.js";
import { make, named, plain } from "./elements.js";

/** Show roles under those they report to, and units within units. */
export function organizationView(main, { matrix, lead }, [duty = ""]) {
  const fields = [dutyChoice(matrix, "duty", "Show the scope of", duty, (chosen) => (chosen ? lead("organization", chosen) : lead("organization")))];
  return framed(main, "Organization", fields, async () => {
    const told = await get(`${at(matrix.id, "organization")}${duty ? `?duty=${encodeURIComponent(duty)}` : ""}`);
    const units = new Set(told.duty?.units || []);
    return [told.duty ? about(told.duty) : null,
      make("section", {}, make("h3", {}, "Roles"), told.roles.some((role) => role.reportsTo) ? null : make("p", { class: "soft" }, "Nobody says who reports to whom."),
        make("ul", { class: "tree" }, trees(told.roles, "id", "reportsTo", (role) => roleNode(role, matrix, lead, told.duty)))),
      told.units.length ? make("section", {}, make("h3", {}, "Units"), make("ul", { class: "tree" }, trees(told.units, "key", "within", (unit) => unitNode(unit, units)))) : null];
  });
}

function about({ name, scope }) {
  return make("p", {}, make("strong", {}, named(name)), scope ? [" is for ", make("strong", {}, named(scope)), ". Framed are those whose own scope covers it."] : " names no scope; all are framed who are there for the whole.");
}

/** Hang things below those they are below of; rings and unknown ones stand at the top. */
function trees(all, key, above, node) {
  const children = new Map();
  const known = new Set(all.map((each) => each[key]));
  const roots = [];
  for (const each of all) {
    const parent = each[above];
    if (!parent || !known.has(parent) || parent === each[key]) roots.push(each);
    else if (children.has(parent)) children.get(parent).push(each);
    else children.set(parent, [each]);
  }
  const seen = new Set();
  const items = [];
  const begin = (each, into) => {
    const todo = [[each, into]];
    while (todo.length) {
      const [now, list] = todo.shift();
      if (seen.has(now[key])) continue;
      seen.add(now[key]);
      const item = make("li", {}, node(now));
      list.push ? list.push(item) : list.append(item);
      const below = children.get(now[key]);
      if (below) { const inner = item.appendChild(make("ul")); for (const one of below) todo.push([one, inner]); }
    }
  };
  for (const each of [...roots, ...all]) begin(each, items);
  return items;
}

function roleNode(role, matrix, lead, duty) {
  const name = named(role.name || "(no name)");
  const title = role.inMatrix ? make("a", { href: "#", on: { click: (event) => { event.preventDefault(); lead("role", role.key); } } }, name) : name;
  const holders = role.vacant ? ["vacant"] : (role.holders || []).slice(0, 3);
  const facts = [role.level, role.scope, ...holders].filter(Boolean).map(plain).join(" · ");
  return make("div", { class: `node${duty && role.covers ? " within" : ""}` }, role.letters ? [chip(matrix, role.letters), " "] : null, title,
    facts ? make("small", {}, ` ${facts}`) : null, duty && role.covers ? make("span", { class: "aside" }, " (covers the scope of the duty)") : null);
}

function unitNode(unit, units) {
  const isIn = units.has(unit.key);
  return make("div", { class: `node unit${isIn ? " within" : ""}` }, make("strong", {}, named(unit.name)), unit.tier ? make("small", {}, ` ${plain(unit.tier)}`) : null, isIn ? make("span", { class: "aside" }, " (the scope of the duty)") : null);
}
