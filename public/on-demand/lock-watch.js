// Blanks the page while it is hidden, so that the list of apps shows nothing of it, and tells when the lock is due by the event
// "pain-diary-lock-due" of the window. How long the page was hidden is what either of two clocks says, whichever says more: one may stand
// while the phone sleeps, the other may be set back.

const MINUTE_MS = 60000;
// A chooser of files, share sheet or camera of this app hides the page on some phones. It opens right after a tap, and is given this time.
const DIALOG_WITHIN_MS = 5000;
const DIALOG_MS_MAX = 2 * MINUTE_MS;
// Clocks are corrected by seconds; set back by more, nobody knows how long it was.
const SET_BACK_MS = MINUTE_MS;

// A list or a clock that a tap opens takes the focus on some phones.
const TAP_MS = 1000;

const html = document.documentElement;
let watching = null;
let dialogAt = -Infinity;
let tapAt = -Infinity;

/** Call it in the tap that opens a dialog of the browser or the phone. Choosers of files and printing are noticed here. */
export const expectDialog = async () => {
  dialogAt = performance.now();
};
const isDialog = () => performance.now() - dialogAt < DIALOG_WITHIN_MS;
const tapped = () => {
  tapAt = performance.now();
};
const isTap = () => performance.now() - tapAt < TAP_MS;

const blank = (isBlank) => html.toggleAttribute("data-hidden", isBlank);

/** Milliseconds since the page was hidden. */
const hiddenFor = ({ date, now }) => {
  const byDate = Date.now() - date;
  return byDate < -SET_BACK_MS ? Infinity : Math.max(byDate, performance.now() - now);
};

const watcher = (afterMin) => {
  let since = null;
  let allowedMs = 0;
  let isDue = false;
  let timer;
  const check = () => {
    clearTimeout(timer);
    if (!since) return;
    const left = allowedMs - hiddenFor(since);
    isDue ||= left <= 0;
    if (isDue) window.dispatchEvent(new CustomEvent("pain-diary-lock-due"));
    else timer = setTimeout(check, left);
  };
  const hide = () => {
    blank(true);
    if (since) return;
    since = { date: Date.now(), now: performance.now() };
    allowedMs = Math.max(afterMin * MINUTE_MS, isDialog() ? DIALOG_MS_MAX : 0);
    check();
  };
  const show = () => {
    if (document.hidden) return;
    check();
    if (isDue) return;
    clearTimeout(timer);
    since = null;
    blank(false);
  };
  return { hide, show };
};

/** The events, and what each does. */
const events = ({ hide, show }) => {
  const visibility = () => (document.hidden ? hide() : show());
  const chooser = ({ target }) => target?.closest?.("input[type=file]") && expectDialog();
  // On a phone an app in front loses the focus before its picture for the list of apps is taken. Anything done in the page shows it again.
  const cover = () => isPhone() && !isDialog() && !isTap() && blank(true);
  return [
    [document, "visibilitychange", visibility],
    [document, "freeze", hide],
    [document, "resume", show],
    [window, "pagehide", hide],
    [window, "pageshow", show],
    [window, "blur", cover],
    [window, "focus", show],
    [window, "pointerdown", show],
    [window, "pointerup", tapped],
    [window, "keydown", show],
    [window, "click", chooser],
    [window, "beforeprint", expectDialog],
  ];
};
// Those of focus are wanted of the window alone, not of each field in it.
const how = (name) => ({ capture: !["blur", "focus"].includes(name), passive: true });
const isPhone = () => matchMedia("(display-mode: standalone) and (pointer: coarse)").matches;

/** Watches from now on, in place of what was watched. With 0 minutes the lock is due each time the page was hidden. */
export const watch = async (afterMin) => {
  await unwatch();
  const { hide, show } = watcher(afterMin);
  const listened = events({ hide, show });
  for (const [target, name, act] of listened) target.addEventListener(name, act, how(name));
  watching = listened;
  if (document.hidden) hide();
};

/** Ends it, and shows the page. Call it when the diary is locked and nothing of it is on the screen. */
export const unwatch = async () => {
  for (const [target, name, act] of watching ?? []) target.removeEventListener(name, act, how(name));
  watching = null;
  blank(false);
};
