/** One role on one page: what I answer for, do, am asked, am told. */

import { at, get } from "./ask.js";
import { dutyLink, dutyOf, framed, roleChoice, sentences } from "./choosing.js";
import { button, counted, make, named, plain } from "./elements.js";

const SAID = {
  accountable: "I answer for", driving: "I drive", managing: "I manage", responsible: "I do", recommending: "I recommend", signing: "I sign",
  agreeing: "I agree to", verifying: "I verify", supporting: "I support", consulted: "I am asked", informed: "I am told", omitted: "I am left out of",
};
const SIZES = [[24, ""], [48, "many"], [90, "more"], [160, "most"]];

/** Show the card of a role. */
export function roleView(main, { matrix, lead }, [key]) {
  const role = matrix.roleOf.has(key) ? key : matrix.roles[0]?.key;
  const fields = [roleChoice(matrix, "role", "Role", role, (chosen) => lead("role", chosen)), make("p", {}, button("Print this card", () => print(), { id: "print" }))];
  return framed(main, "Role card", fields, async () => (role ? card(await get(at(matrix.id, "roles", role)), matrix, lead) : "There are no roles."));
}

function fact(words, value) {
  return value?.length ? [make("dt", {}, words), make("dd", {}, named(Array.isArray(value) ? value.map((each) => each.name || each).join(", ") : value.words || value))] : null;
}

function also({ part, remark }) {
  const more = [part.length > 1 && part.join(", "), remark].filter(Boolean).map(plain).join("; ");
  return more ? make("small", {}, ` (${more})`) : null;
}

function card({ role, told, parts }, matrix, lead) {
  const number = parts.reduce((sum, part) => sum + part.duties.length, 0);
  const size = (SIZES.find(([most]) => number <= most) || [0, "all"])[1];
  return make("article", { class: `card ${size}` }, make("h3", {}, named(role.name)), sentences(told),
    make("dl", { class: "facts" }, fact("Level", role.level), fact("Scope", role.scope), fact("Reports to", role.reports_to), fact("Also to", role.dotted),
      fact("Held by", role.holders), fact("Deputy", role.deputies), role.vacant ? fact("Held by", "nobody: vacant") : null),
    make("div", { class: "card-parts" }, parts.map((part) => make("section", {},
      make("h4", {}, make("span", { class: `chip p-${part.participation}` }, SAID[part.participation] || part.words.join(", ")), " ", make("small", {}, counted(part.duties.length, "duty", "duties"))),
      make("ul", {}, part.duties.map((each) => make("li", {}, dutyLink(dutyOf(matrix, each.duty), lead), also(each))))))),
    number ? null : make("p", {}, "It takes no part in any duty."));
}
