// Finds things on a page as people and screen readers do: by role and name. Sent in front of every script of the harness.
// What a closed <details> holds has boxes and is not on the screen; checkVisibility knows.
const shown = (e) => e.getClientRects().length > 0 && e.checkVisibility({ visibilityProperty: true }) && !e.closest("[inert]");
const squeeze = (text) => (text || "").replace(/\s+/g, " ").trim();
const nameOf = (e) => {
  const by = e.getAttribute("aria-labelledby");
  if (by) return squeeze(by.split(/\s+/).map((id) => document.getElementById(id)?.textContent).join(" "));
  if (e.getAttribute("aria-label")) return squeeze(e.getAttribute("aria-label"));
  if (e.labels && e.labels.length) return squeeze([...e.labels].map((l) => l.textContent).join(" "));
  if (e.localName === "fieldset") return squeeze(e.querySelector("legend")?.textContent);
  const read = e.cloneNode(true);
  read.querySelectorAll("[aria-hidden=true]").forEach((part) => part.remove());
  return squeeze(read.textContent) || squeeze(e.getAttribute("title"));
};
const selectors = {
  button: "button,[role=button],input[type=submit],summary",
  link: "a[href]",
  heading: "h1,h2,h3",
  group: "[role=group],fieldset",
  field: "input,textarea,select",
  radio: "input[type=radio]",
  status: "[role=status]",
  alert: "[role=alert]",
  any: "button,a[href],input,textarea,select,summary",
};
const allOf = (role, within) => [...(within || document).querySelectorAll(selectors[role] || role)].filter(shown);
// A name that starts with "~" may be any part of the real one.
const fits = (e, name) => name === "" || (name.startsWith("~") ? nameOf(e).includes(name.slice(1)) : nameOf(e) === name);
const find = (role, name, within) => allOf(role, within).find((e) => name === "" || fits(e, name)) || null;
// The row to open before this can be found: the closed one it is behind. As a person does, who sees only the row.
const behind = (role, name) => {
  const all = [...document.querySelectorAll(".opens:not([open]) :is(" + (selectors[role] || role) + ")")];
  return all.find((e) => fits(e, name))?.closest(".opens:not([open])").querySelector("summary") || null;
};
const textOf = (selector) => squeeze([...document.querySelectorAll(selector)].filter(shown).map((e) => e.innerText).join(" "));
// The line that says what was saved last; fields have status lines of their own.
const statusText = () => textOf("p.status[role=status]");
const rowLinks = () => allOf('.diary a[href^="#/entry/"]');
// "7, 14:03, Patient, note": what a row of the diary shows, part by part.
const rowOf = (a) => [".score", "b", ".who", "[dir=auto]"].map((part) => squeeze(a.querySelector(part)?.textContent)).filter(Boolean).join(", ");
// What scrolls when the screen does: the page, or the part of it between heading and tabs.
const scroller = () => [...document.querySelectorAll("#app, #app *")].find((e) => e.clientHeight > innerHeight / 3
  && e.scrollHeight > e.clientHeight && /auto|scroll/.test(getComputedStyle(e).overflowY)) || document.scrollingElement;
