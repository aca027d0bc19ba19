/** The organization as a tree, with the scope of the duty that is chosen. */

import { at, get } from "./ask.js";
import { chip, dutyChoice, framed, sentences } from "./choosing.js";
import { make, named, plain } from "./elements.js";

/** Show units and roles, one below the other. */
export function organizationView(main, { matrix, lead }, [duty = ""]) {
  const fields = [dutyChoice(matrix, "duty", "Show the scope of", duty, (chosen) => (chosen ? lead("organization", chosen) : lead("organization")))];
  return framed(main, "Organization", fields, async () => {
    const told = await get(`${at(matrix.id, "organization")}?duty=${encodeURIComponent(duty)}`);
    return [sentences(told.told), told.duty ? about(told.duty) : null, told.nodes.length ? make("ul", { class: "tree" }, trees(told, matrix, lead)) : make("p", {}, "Nothing is said of an organization.")];
  });
}

function about({ name, scope }) {
  const words = scope?.words || scope;
  return make("p", {}, make("strong", {}, named(name)), words ? [" is for ", named(words), ". What its scope covers is framed."] : " names no scope.");
}

function trees({ nodes }, matrix, lead) {
  const items = new Map();
  const roots = [];
  for (const node of nodes) {
    const item = make("li", {}, entry(node, matrix, lead));
    items.set(node.id, { item, list: null });
    const above = items.get(node.parent);
    if (!above) { roots.push(item); continue; }
    above.list = above.list || above.item.appendChild(make("ul"));
    above.list.append(item);
  }
  return roots;
}

function entry(node, matrix, lead) {
  const name = named(node.name || "(no name)");
  const title = node.kind === "role" && node.key ? make("a", { href: "#", on: { click: (event) => { event.preventDefault(); lead("role", node.key); } } }, name) : make("strong", {}, name);
  const facts = [node.tier, node.level, node.scope, ...(node.holders || []).slice(0, 3)].map((each) => each?.words || each?.name || each).filter(Boolean).map(plain).join(" · ");
  return make("div", { class: `node ${node.kind}${node.within ? " within" : ""}` }, node.part ? [chip(matrix, node.part), " "] : null, title,
    facts ? make("small", {}, ` ${facts}`) : null, node.within ? make("span", { class: "aside" }, " (in the scope of the duty)") : null);
}
