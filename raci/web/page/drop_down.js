/** A list that opens at a place: of letters to put there, or of things to do with it. */

import { make, refocus } from "./elements.js";

let close = null;

/** Open a list at an element; `options` are {words, hint?, class?, current?, does}; focus comes back when it closes. */
export function dropDown(anchor, label, options, role = "menu") {
  close?.();
  const kind = role === "menu" ? "menuitem" : "option";
  const back = document.activeElement;
  const items = options.map((option) => make("div", { role: kind, tabindex: -1, class: "option", "aria-selected": kind === "option" ? String(Boolean(option.current)) : null },
    option.class ? make("span", { class: `chip ${option.class}` }, option.words) : make("span", {}, option.words),
    option.hint ? make("small", {}, option.hint) : null));
  const list = make("div", { role, class: "drop-down", "aria-label": label }, items);
  const shut = (isBack = true) => {
    if (close !== shut) return;
    close = null;
    document.removeEventListener("pointerdown", outside, true);
    list.remove();
    if (isBack) refocus(back);
  };
  const outside = (event) => { if (!list.contains(event.target)) shut(false); };
  const choose = (number) => { shut(); options[number].does(); };
  items.forEach((item, number) => item.addEventListener("click", () => choose(number)));
  list.addEventListener("keydown", (event) => pressed(event, items, options, choose, shut));
  list.addEventListener("focusout", (event) => { if (event.relatedTarget && !list.contains(event.relatedTarget)) shut(false); });
  document.addEventListener("pointerdown", outside, true);
  document.getElementById("main").append(list);
  put(list, anchor);
  close = shut;
  items[Math.max(0, options.findIndex((option) => option.current))]?.focus();
}

function pressed(event, items, options, choose, shut) {
  const now = items.indexOf(document.activeElement);
  const steps = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: items.length - 1 };
  event.stopPropagation();
  if (event.key in steps) items[(steps[event.key] + items.length) % items.length].focus();
  else if (event.key === "Enter" || event.key === " ") choose(now);
  else if (event.key === "Escape" || event.key === "Tab") shut();
  else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
    const asked = event.key.toLowerCase();
    const from = [...options.keys()].map((number) => (now + 1 + number) % options.length);
    const found = from.find((number) => options[number].words.toLowerCase().startsWith(asked));
    if (found !== undefined) items[found].focus();
  } else return;
  event.preventDefault();
}

function put(list, anchor) {
  const { left, bottom, top } = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = list;
  const under = bottom + height <= innerHeight;
  list.style.left = `${Math.max(4, Math.min(left, innerWidth - width - 4))}px`;
  list.style.top = `${under ? bottom : Math.max(4, top - height)}px`;
}
