// When the page is blank, and when the lock is due. Clocks, timers, visibility and the kind of device are set here.
const MINUTE = 60000;
const clock = { date: Date.now(), now: performance.now(), hidden: false, isPhone: true, timers: new Map(), last: 0, due: 0 };
Object.defineProperty(document, "hidden", { configurable: true, get: () => clock.hidden });
window.Date.now = () => clock.date;
window.performance.now = () => clock.now;
window.setTimeout = (act, ms) => {
  clock.last += 1;
  clock.timers.set(clock.last, { act, at: clock.now + ms });
  return clock.last;
};
window.clearTimeout = (id) => clock.timers.delete(id);
window.matchMedia = () => ({ matches: clock.isPhone });
window.addEventListener("pain-diary-lock-due", () => (clock.due += 1));

const html = document.documentElement;
const isBlank = () => html.hasAttribute("data-hidden") && getComputedStyle(document.body).visibility === "hidden";
const send = (name, target = window, bubbles = true) => target.dispatchEvent(new Event(name, { bubbles }));
const hide = () => {
  clock.hidden = true;
  send("visibilitychange", document);
};
const show = () => {
  clock.hidden = false;
  send("visibilitychange", document);
};
/** Time passes; timers run only where the phone is awake. */
const pass = (ms, { date = ms, now = ms, isAwake = true } = {}) => {
  clock.date += date;
  clock.now += now;
  if (!isAwake) return;
  for (const [id, { act, at }] of [...clock.timers]) {
    if (at > clock.now) continue;
    clock.timers.delete(id);
    act();
  }
};
const begin = async (afterMin) => {
  await lock("unwatch");
  clock.due = 0;
  clock.hidden = false;
  pass(10 * MINUTE);
  clock.timers.clear();
  await lock("watch", afterMin);
};
/** What is so after the page was hidden for a time: blank, and the lock due. */
const after = (what, isDue) => hold(`${what}: blank ${isBlank()}, due ${clock.due}`, isBlank() === isDue && clock.due > 0 === isDue);

const inTime = async () => {
  await begin(5);
  after("at the start", false);
  hide();
  hold("blank while hidden", isBlank() && clock.due === 0);
  pass(5 * MINUTE - 1);
  show();
  after("within five minutes", false);
  hide();
  pass(5 * MINUTE);
  hold("due while it is hidden", clock.due === 1);
  show();
  after("after five minutes", true);
  await lock("unwatch");
  hold("unwatch shows the page", !isBlank());
};
const clocks = async () => {
  const asleep = { isAwake: false };
  for (const [what, times, isDue] of [
    ["asleep for six minutes, one clock stands", { date: 6 * MINUTE, now: 0, ...asleep }, true],
    ["the other stands", { date: 0, now: 6 * MINUTE, ...asleep }, true],
    ["set back by an hour", { date: -60 * MINUTE, now: 0, ...asleep }, true],
    ["set back while awake", { date: -4 * MINUTE, now: 6 * MINUTE, ...asleep }, true],
    ["corrected by seconds", { date: -3000, now: 2000, ...asleep }, false],
    ["set forward", { date: 60 * MINUTE, now: 1, ...asleep }, true],
  ]) {
    await begin(5);
    hide();
    pass(0, times);
    show();
    after(what, isDue);
  }
};
const atOnce = async () => {
  await begin(0);
  hide();
  after("0 minutes", true);
  const input = Object.assign(document.createElement("input"), { type: "file" });
  input.addEventListener("click", (event) => event.preventDefault());
  document.body.append(input);
  for (const [what, open] of [
    ["a share sheet", () => lock("expectDialog")],
    ["a chooser of files", () => input.click()],
    ["printing", () => send("beforeprint")],
  ]) {
    await begin(0);
    await open();
    pass(1000);
    hide();
    hold(`${what}: blank behind it`, isBlank() && clock.due === 0);
    pass(MINUTE);
    show();
    after(what, false);
    pass(10000);
    hide();
    after(`after ${what}`, true);
    await begin(0);
    await open();
    hide();
    pass(2 * MINUTE);
    after(`${what}, never left`, true);
    await begin(0);
    await open();
    pass(6000);
    hide();
    after(`long after ${what}`, true);
  }
  input.remove();
};
const focus = async () => {
  for (const back of ["focus", "pointerdown", "keydown"]) {
    await begin(0);
    send("blur");
    hold("blank without the focus", isBlank() && clock.due === 0);
    send(back);
    after(back, false);
  }
  send("blur", document.querySelector("button"), false);
  after("another element has the focus", false);
  send("pointerup");
  send("blur");
  after("a list that a tap opened", false);
  pass(1000);
  await lock("expectDialog");
  send("blur");
  after("a dialog of the app", false);
  await begin(0);
  clock.isPhone = false;
  send("blur");
  after("another window of a computer", false);
  clock.isPhone = true;
};
const others = async () => {
  for (const [away, back, target] of [["pagehide", "pageshow", window], ["freeze", "resume", document]]) {
    await begin(1);
    send(away, target);
    hold(`${away}: blank`, isBlank() && clock.due === 0);
    pass(MINUTE - 1);
    send(back, target);
    after(back, false);
    send(away, target);
    pass(0, { date: MINUTE, now: 0, isAwake: false });
    send(back, target);
    after(`${back} too late`, true);
  }
  await begin(1);
  await lock("watch", 1);
  hide();
  pass(MINUTE);
  hold(`one watch at a time: ${clock.due}`, clock.due === 1);
  await lock("unwatch");
  show();
  hide();
  pass(MINUTE);
  hold("nothing after unwatch", clock.due === 1 && !isBlank());
  clock.due = 0;
  await lock("watch", 1);
  hold("watched from a hidden page", isBlank());
  show();
  after("shown again", false);
  await lock("unwatch");
};
const watch = async () => {
  await inTime();
  await clocks();
  await atOnce();
  await focus();
  await others();
};
run(watch);
