/** What would be lost if a role were gone or a person left, and who could take over. */

import { at, get } from "./ask.js";
import { chip, framed, sentences } from "./choosing.js";
import { sign } from "./cells.js";
import { counted, make, named, plain } from "./elements.js";

/** Show the impact of a vacancy. */
export function vacancyView(main, { matrix, lead }, [key, person]) {
  const role = key || matrix.roles[0]?.key || "";
  const fields = [choice(matrix, role, person, lead)];
  return framed(main, "Impact of a vacancy", fields, async () => {
    if (!role) return "There are no roles.";
    const asked = person ? `vacant=${encodeURIComponent(person)}` : `without=${encodeURIComponent(role)}`;
    const told = await get(`${at(matrix.id, "impact")}?${asked}`);
    return shown(told, matrix, person ? "" : role, lead);
  });
}

function choice(matrix, role, person, lead) {
  const holders = [...new Set(matrix.roles.flatMap((each) => each.holders || []))].sort();
  const roles = matrix.roles.map((each) => make("option", { value: `r${each.key}`, selected: !person && each.key === role }, plain(each.name || "(no name)")));
  const people = holders.map((each) => make("option", { value: `p${each}`, selected: each === person }, plain(each)));
  const answer = () => (field.value[0] === "p" ? lead("vacancy", "-", field.value.slice(1)) : lead("vacancy", field.value.slice(1)));
  const field = make("select", { id: "gone", on: { change: answer } }, people.length ? [make("optgroup", { label: "Roles" }, roles), make("optgroup", { label: "People" }, people)] : roles);
  return make("p", { class: "choice" }, make("label", { for: "gone" }, "Suppose nobody were there for"), field);
}

function shown(told, matrix, role, lead) {
  const lost = [...told.accountable.map((each) => ["nobody answers for it", each]), ...told.performers.map((each) => ["nobody does it", each])];
  const worse = told.introduced || [];
  return [make("p", { class: "lead" }, lost.length ? `${counted(told.accountable.length, "duty", "duties")} would have nobody who answers for ${told.accountable.length === 1 ? "it" : "them"}, ${told.performers.length} nobody who does ${told.performers.length === 1 ? "it" : "them"}.` : "No duty would lose its accountable or its last performer."),
    sentences(told.told), lost.length ? losses(lost, matrix, role, lead) : null,
    told.paths.length ? list("Ways upward that break off", told.paths.map((each) => make("li", {}, named(each.role), ": ", each.path.map((name, number) => [number ? " → " : "", named(name)])))) : null,
    told.overloaded.length ? list("Those who would bear too much", told.overloaded.map((each) => make("li", {}, named(each.role), `: load ${each.before} → ${each.after} (median ${each.median})`))) : null,
    worse.length ? list("What would be found then", worse.slice(0, 100).map((each) => make("li", {}, sign(each.severity), make("span", { class: "aside" }, `${each.severity}:`), " ", named(each.message)))) : null];
}

function list(title, items) {
  return make("section", {}, make("h3", {}, title, make("small", {}, ` ${items.length}`)), make("ul", {}, items));
}

function losses(lost, matrix, role, lead) {
  const head = ["Duty", "has now", "then", "who could take over"].map((name) => make("th", { scope: "col" }, name));
  const rows = lost.map(([then, { loss, role: next, why }]) => make("tr", {},
    make("th", { scope: "row" }, make("a", { href: "#", on: { click: (event) => { event.preventDefault(); lead("matrix", loss.key); } } }, named(loss.duty))),
    make("td", {}, role ? chip(matrix, matrix.text(loss.key, role)) : named(loss.roles.join(", "))), make("td", { class: "words" }, then),
    make("td", { class: "words" }, next ? [make("strong", {}, named(next)), make("small", {}, " ", named(why))] : make("span", { class: "soft" }, "nobody suggests itself"))));
  return make("div", { class: "wide", role: "region", "aria-label": "What would be lost" }, make("table", { class: "pairs" }, make("thead", {}, make("tr", {}, head)), make("tbody", {}, rows)));
}
