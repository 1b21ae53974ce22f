// Sealed rows in the store, and the file of the rescue page that they become. Gives that file and its words.
const PASSCODE = "Año 2580";
const ENTRY = '{"id":"01a20846-fe00-7101-8101-010101010101","kind":"entry","stamp":"2026-11-23T12:00:01.000Z/0/0a11ce0000000001","who":"patient","at":"2026-11-23T13:00:00+01:00","pain":7,"note":"como un cuchillo, toda la noche"}';
const LOCKED_ENTRY = '{"id":"01a20848-d2c0-7303-8303-030303030303","kind":"entry","stamp":"2026-11-23T12:02:00.000Z/0/0a11ce0000000001","who":"carer","at":"2026-11-23T13:02:00+01:00","pain":"too-much"}';
const PACK = [4, 5].map((n) => `{"id":"01a20849-bd20-7404-8404-04040404040${n}","kind":"entry","stamp":"2026-11-23T12:03:0${n}.000Z/0/0a11ce0000000001","who":"patient","at":"2026-11-23T13:03:00+01:00","pain":${n}}\n`).join("");
const TAP = '[{"id":"01a2084c-7c20-7807-8807-070707070707","score":4,"at_ms":1795435560000,"offset_min":60,"who":"patient"}]';
const TAP_KEY = `pain-diary.taps ${JSON.parse(TAP)[0].id}`;
const DRAFT = '{"text": "Is it the pills?", "at_ms": "1795435310000"}';
const PACK_ID = "01a2084a-a780-7505-8505-050505050505";
const TRUNCATED_ID = "01a2084b-91e0-7606-8606-060606060606";

const answered = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
/** Rows of a later test of the same store. */
const store = async (rows) => {
  const database = await answered(indexedDB.open("pain-diary"));
  const transaction = database.transaction(["meta", "rows", "packs", "aside"], "readwrite");
  for (const [name, key, value] of rows) transaction.objectStore(name).put(value, key);
  await new Promise((done) => (transaction.oncomplete = done));
  database.close();
};
/** A value of type 2 that is UTF-8 by chance cannot be waited for; this one is text, and opens with no key. */
const TEXT_LIKE = text(`\u0001${"x".repeat(40)}`);

const fill = async () => {
  const { header, words } = await lock("prepare", PASSCODE, 5);
  const { vault } = await lock("test", header, [text(ENTRY)]);
  const shut = await lock("shut", header);
  const entry = await vault.seal(text(ENTRY));
  await store([
    ["meta", "lock", text(await lock("withState", header, "on"))],
    ["meta", "device", text('"0a11ce0000000001"')],
    ["meta", "draft question", await vault.seal(text(DRAFT))],
    ["rows", JSON.parse(ENTRY).id, entry],
    ["rows", JSON.parse(LOCKED_ENTRY).id, await shut.seal(text(LOCKED_ENTRY))],
    ["packs", PACK_ID, await vault.seal(text(PACK))],
    ["aside", TRUNCATED_ID, entry.slice(0, -1)],
    ["aside", "text-like", TEXT_LIKE],
  ]);
  // As public/early.js keeps a tap on a locked phone.
  localStorage.setItem(TAP_KEY, btoa(String.fromCharCode(...(await shut.seal(text(TAP))))));
  return words;
};

const rowIn = (file, store, key) => JSON.parse(read(file)).rows.find((row) => row.store === store && row.key === key);
const opens = async (file, secret) => {
  const opened = await lock("openFile", file, secret);
  hold(`${opened.fault}, ${opened.unopened} unopened`, opened.unopened === 2);
  if (!opened.file) return;
  const row = (store, key) => rowIn(opened.file, store, key)?.text;
  hold("the entry", row("rows", JSON.parse(ENTRY).id) === ENTRY);
  hold("the entry of the locked phone", row("rows", JSON.parse(LOCKED_ENTRY).id) === LOCKED_ENTRY);
  hold("the pack", row("packs", PACK_ID) === PACK);
  hold("the draft", row("meta", "draft question") === DRAFT);
  hold("the tap", row("localStorage", TAP_KEY) === TAP);
  hold("a plain row", row("meta", "device") === '"0a11ce0000000001"');
  const cut = rowIn(opened.file, "aside", TRUNCATED_ID);
  hold("a row that does not open stays", cut?.base64 && cut.base64 === rowIn(file, "aside", TRUNCATED_ID).base64);
  hold("and so does one that is text", row("aside", "text-like") === read(TEXT_LIKE));
  hold("the header is gone", !row("meta", "lock") && !(await lock("isLockedFile", opened.file)));
};

const files = async () => {
  const words = await fill();
  const file = await timed("wholeFile", () => lock("wholeFile"));
  hold("nothing readable", !["cuchillo", "pills", "too-much", "offset_min"].some((word) => read(file).includes(word)));
  hold("it is locked", (await lock("isLockedFile", file)) === true);
  hold("a wrong secret", (await lock("openFile", file, "Año 2581")).fault === "wrong");
  await opens(file, PASSCODE);
  await opens(file, words.join(" "));
  await opens(text(JSON.stringify(JSON.parse(read(file)))), PASSCODE);
  for (const other of ["", "{}", "[]", '{"format":"pain-diary","records":[]}', '{"format":"pain-diary-rescue","rows":[null,{}]}', read(file).slice(0, -9)]) {
    hold(`${other.slice(0, 50)} is locked`, (await lock("isLockedFile", text(other))) === false);
    hold(`${other.slice(0, 50)} opens`, (await lock("openFile", text(other), PASSCODE)).fault === "damaged");
  }
  const [locked, opened, secret] = arguments_;
  if (locked) {
    const result = await lock("openFile", text(locked), secret);
    hold("the file of the first release", result.unopened === 2 && read(result.file) === opened);
  }
  return { file: read(file), words: words.join(" ") };
};
run(files);
