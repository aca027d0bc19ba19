/** Fields by which a view chooses its role or duty, and the frame that views share. */

import { fill, make, named, plain, tell } from "./elements.js";

/** Return a labelled list of roles. */
export function roleChoice(matrix, id, words, value, changed, empty = null) {
  const options = matrix.roles.map((role) => make("option", { value: role.key, selected: role.key === value }, plain(role.name || "(no name)")));
  const first = empty === null ? null : make("option", { value: "", selected: !value }, empty);
  const choice = make("select", { id, on: { change: () => changed(choice.value) } }, first, options);
  return make("p", { class: "choice" }, make("label", { for: id }, words), choice);
}

/** Return a labelled list of duties, by sections. */
export function dutyChoice(matrix, id, words, value, changed) {
  const option = (duty) => make("option", { value: duty.key, selected: duty.key === value }, plain(duty.name || "(no name)"));
  const groups = [];
  for (const duty of matrix.duties) {
    const section = (duty.section || []).map(plain).join(" › ");
    if (section && groups.at(-1)?.label === section) groups.at(-1).append(option(duty));
    else groups.push(section ? make("optgroup", { label: section }, option(duty)) : option(duty));
  }
  const choice = make("select", { id, on: { change: () => changed(choice.value) } }, make("option", { value: "" }, "(none)"), groups);
  return make("p", { class: "choice" }, make("label", { for: id }, words), choice);
}

/** Fill the page with a heading, fields, and a part that `load(again)` fills now and after every edit; `again()` fills it anew. */
export function framed(main, title, fields, load) {
  const part = make("div", { class: "part", "aria-live": "off" });
  fill(main, make("div", { class: "view" }, make("div", { class: "fields" }, make("h2", { tabindex: -1 }, title), fields), part));
  let turn = 0;
  const again = async () => {
    const mine = (turn += 1);
    try {
      const children = await load(again);
      if (mine === turn) fill(part, children);
      for (const wide of part.querySelectorAll(".wide")) wide.tabIndex = wide.scrollWidth > wide.clientWidth || wide.scrollHeight > wide.clientHeight ? 0 : -1;
    } catch (problem) {
      if (mine !== turn) return;
      fill(part, make("p", { class: "soft" }, plain(problem.message)));
      if (problem.status === 0) tell(problem.message);
    }
  };
  return again().then(() => ({ redraw: again }));
}

/** Return the duty of the matrix that a fact speaks of, with its key. */
export function dutyOf(matrix, fact) {
  const same = (duty) => duty.name === fact.name && String(duty.section || []) === String(fact.section || []);
  return { ...fact, key: matrix.duties.find(same)?.key || "" };
}

/** Return the path of sections and the name of a duty, leading to it in the matrix. */
export function dutyLink(duty, lead) {
  const name = named(duty.name || "(no name)");
  const link = duty.key ? make("a", { href: "#", on: { click: (event) => { event.preventDefault(); lead("matrix", duty.key); } } }, name) : name;
  const path = (duty.section || []).length ? make("small", {}, " ", named(duty.section.map(plain).join(" › "))) : null;
  const scope = duty.scope ? make("small", {}, " · ", named(duty.scope.words || duty.scope)) : null;
  return [duty.number ? make("span", { class: "number" }, plain(duty.number), " ") : null, link, scope, path];
}

/** Return sentences as paragraphs. */
export function sentences(told) {
  return (told || []).map((sentence) => make("p", { class: "soft" }, named(sentence)));
}

/** Return a chip in the colours of a text. */
export function chip(matrix, text) {
  return text ? make("b", { class: `chip p-${matrix.kind(text)}`, title: matrix.meaning(text) }, plain(text)) : make("span", { class: "soft" }, "–");
}
