// What holds for keys, slots and values.
const [PASSCODE, OTHER] = ["2580", "änd ered"];
const isRefused = (promise) => promise.then(() => false, () => true);
const SAMPLE = [text("{}"), text('{"id":"01","note":"ñ"}'), text("x".repeat(100000))];

/** Damage to a value: each byte changed, each length shorter than the whole. */
const damagedValues = (value) => [
  ...Array.from(value, (_, at) => value.map((byte, index) => (index === at ? byte ^ 4 : byte))),
  ...Array.from(value, (_, length) => value.slice(0, length)),
  new Uint8Array([...value, 0]),
];
const valuesOf = async (vault, shut) => {
  for (const [type, seal] of [[1, vault.seal], [2, shut.seal]]) {
    const value = await seal(SAMPLE[1]);
    hold(`type ${type}`, value[0] === type);
    hold(`type ${type} opens`, same(await vault.open(value), SAMPLE[1]));
    hold(`type ${type} is never written twice alike`, !same(value, await seal(SAMPLE[1])));
    hold(`type ${type} of nothing`, (await vault.open(await seal(new Uint8Array(0)))).length === 0);
    const results = await Promise.all(damagedValues(value).map((damaged) => isRefused(vault.open(damaged))));
    hold(`type ${type}: ${results.indexOf(false)} of the damaged values opens`, results.every(Boolean));
  }
  const plain = new Uint8Array(10e6).fill(65);
  for (const [type, seal] of [["1", vault.seal], ["2", shut.seal]]) {
    const sealed = await timed(`seal 10 MB, type ${type}`, () => seal(plain));
    hold("10 MB", same(await timed(`open 10 MB, type ${type}`, () => vault.open(sealed)), plain));
  }
  const many = Array.from({ length: 256 }, () => text("a row of about three hundred bytes".repeat(9)));
  const rows = await timed("seal 256 rows, type 2", () => Promise.all(many.map(shut.seal)));
  await timed("open 256 rows, type 2", () => Promise.all(rows.map(vault.open)));
  const own = await timed("seal 256 rows, type 1", () => Promise.all(many.map(vault.seal)));
  await timed("open 256 rows, type 1", () => Promise.all(own.map(vault.open)));
};

/** A header with another value at a path. */
const altered = (header, path, change) => {
  const made = JSON.parse(header);
  const last = path.at(-1);
  const holder = path.slice(0, -1).reduce((part, name) => part[name], made);
  holder[last] = change(holder[last]);
  return JSON.stringify(made);
};
// Changes bits that count: the last character of base64 may have some that do not.
const flip = (base64) => (base64[2] === "A" ? `${base64.slice(0, 2)}B${base64.slice(3)}` : `${base64.slice(0, 2)}A${base64.slice(3)}`);
const damagedHeaders = async (header, words, shutValue, value) => {
  const passcodeAt = JSON.parse(header).slots.findIndex(({ kind }) => kind === "passcode");
  for (const name of ["salt", "iv", "key"]) {
    const changed = altered(header, ["slots", passcodeAt, name], flip);
    hold(`${name} changed`, (await lock("unlock", changed, PASSCODE)).fault === "wrong");
    hold(`${name} changed: the words open`, (await lock("unlock", changed, words)).isWhole);
    const cut = altered(header, ["slots", passcodeAt, name], (base64) => base64.slice(0, -4));
    hold(`${name} cut`, (await lock("unlock", cut, PASSCODE)).fault === "damaged");
  }
  for (const [name, costs] of Object.entries({ memory_kib: ["0", "7", "262145", "x", "19456x", "4294986752"], passes: ["0", "11", "-1", ""] })) {
    for (const cost of costs) {
      const { fault } = await lock("unlock", altered(header, ["slots", passcodeAt, name], () => cost), PASSCODE);
      hold(`${name} ${cost}: ${fault}`, fault === "damaged");
    }
    hold(`${name} changed`, (await lock("unlock", altered(header, ["slots", passcodeAt, name], (cost) => `${+cost + 1}`), PASSCODE)).fault === "wrong");
  }
  for (const path of [["public"], ["private", "iv"], ["private", "key"]]) {
    const { vault, isWhole } = await lock("unlock", altered(header, path, flip), PASSCODE);
    hold(`${path} changed: the diary opens and says so`, isWhole === false && same(await vault.open(value), SAMPLE[1]));
    hold(`${path} changed: what was written while it was locked does not`, await isRefused(vault.open(shutValue)));
  }
  hold("no public key", (await lock("shut", altered(header, ["public"], flip))).fault === "damaged");
  for (const [path, to, fault] of [[["version"], "2", "newer"], [["version"], "x", "damaged"], [["state"], "off", "damaged"], [["slots"], "", "damaged"], [["slots"], [], "damaged"]]) {
    hold(`${path} ${to}`, (await lock("unlock", altered(header, path, () => to), PASSCODE)).fault === fault);
  }
  for (const length of [0, 1, 100, header.length - 1]) hold(`cut to ${length}`, (await lock("unlock", header.slice(0, length), PASSCODE)).fault === "damaged");
  hold("not text", (await lock("unlock", "null", PASSCODE)).fault === "damaged" && (await lock("shut", "[]")).fault === "damaged");
};

/** As people copy words from paper. */
const typed = (words) => words.split(" ").map((word, index) => `${index + 1}. ${word[0].toUpperCase()}${word.slice(1)},`).join("\n");
const changes = async (header, words, value) => {
  const changed = await timed("change", () => lock("change", header, PASSCODE, OTHER));
  hold("change", !changed.fault && (await lock("unlock", changed.header, PASSCODE)).fault === "wrong");
  hold("the same letters from another keyboard", (await lock("unlock", changed.header, `${OTHER.normalize("NFD")} `)).isWhole);
  hold("other letters", (await lock("unlock", changed.header, OTHER.replace("ä", "a"))).fault === "wrong");
  hold("the values stay", same(await (await lock("unlock", changed.header, OTHER)).vault.open(value), SAMPLE[1]));
  hold("wrong old secret", (await lock("change", header, "1", OTHER)).fault === "wrong");
  const forgotten = await lock("change", header, typed(words), OTHER);
  hold("a forgotten passcode", (await lock("unlock", forgotten.header, OTHER)).isWhole);
  const renewed = await lock("newWords", changed.header, OTHER);
  hold("ten new words", renewed.words.length === 10 && (await lock("unlock", renewed.header, words)).fault === "wrong");
  hold("they open", (await lock("unlock", renewed.header, renewed.words.join(" "))).isWhole);
  const on = await lock("withState", altered(header, ["later"], () => "kept"), "on");
  const after = JSON.parse(await lock("withAfter", on, 30));
  hold("state and minutes", after.state === "on" && after.after_min === "30" && after.later === "kept");
  hold("no such state", (await lock("withState", header, "off")).fault === "failed");
};

const laws = async () => {
  const { header, words } = await timed("prepare", () => lock("prepare", PASSCODE, 5));
  const tested = await timed("test", () => lock("test", header, SAMPLE));
  hold("test", tested.isWhole && !tested.fault);
  hold("the secrets are forgotten", (await lock("test", header, SAMPLE)).fault === "failed");
  const { state, after_min: after, slots } = JSON.parse(header);
  hold("the header", state === "sealing" && after === "5" && slots.map(({ kind }) => kind).join() === "passcode,words");
  const list = (await (await fetch(`on-demand/words-${document.documentElement.lang}.txt`)).text()).split("\n");
  hold(`words ${words}`, words.length === 10 && words.every((word) => word && list.includes(word)) && new Set(words).size > 5);
  await timed("ready", () => lock("ready"));
  await timed("unlock", () => lock("unlock", header, PASSCODE));
  const { vault } = await lock("unlock", header, typed(words.join(" ")));
  for (const wrong of ["2581", "", "25800", words.slice(1).join(" "), words.toReversed().join(" ")]) {
    hold(`"${wrong}" opens`, (await lock("unlock", header, wrong)).fault === "wrong");
  }
  const shut = await timed("shut", () => lock("shut", header));
  hold("it only seals", !shut.open);
  await valuesOf(vault, shut);
  const [value, shutValue] = [await vault.seal(SAMPLE[1]), await timed("seal a row, type 2", () => shut.seal(SAMPLE[1]))];
  await damagedHeaders(header, words.join(" "), shutValue, value);
  await changes(header, words.join(" "), value);
  const other = await lock("prepare", PASSCODE, 0);
  hold("another lock is another key", await isRefused((await lock("unlock", other.header, PASSCODE)).vault.open(value)));
  hold("a header that is not the prepared one", (await lock("test", header, [])).fault === "wrong");
  await lock("prepare", PASSCODE, 0);
  await lock("forget");
  hold("forget", (await lock("test", other.header, [])).fault === "failed");
};
run(laws);
