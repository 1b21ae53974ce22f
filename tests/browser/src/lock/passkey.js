// A passkey of an authenticator for tests. Gives the header with it.
const PASSCODE = "2580";
const VALUE = text('{"pain":7}');
const passkey = async () => {
  const { header } = await lock("prepare", PASSCODE, 5);
  const sealed = await (await lock("test", header, [])).vault.seal(VALUE);
  hold("the phone can", (await lock("canUsePasskey")) === true);
  hold("none yet", (await lock("unlockByPasskey", header)).fault === "damaged");
  hold("a wrong passcode", (await lock("addPasskey", header, "2581")).fault === "wrong");
  const added = await lock("addPasskey", header, PASSCODE);
  hold(`added ${added.fault}`, added.header && JSON.parse(added.header).slots.length === 3);
  const { vault, isWhole } = await lock("unlockByPasskey", added.header);
  hold("it opens", isWhole && same(await vault.open(sealed), VALUE));
  hold("so does the passcode", (await lock("unlock", added.header, PASSCODE)).isWhole);
  const again = await lock("addPasskey", added.header, PASSCODE);
  hold("one slot for a passkey", JSON.parse(again.header).slots.length === 3 && (await lock("unlockByPasskey", again.header)).isWhole);
  const changed = await lock("change", again.header, PASSCODE, "0852");
  hold("a change of the passcode keeps it", (await lock("unlockByPasskey", changed.header)).isWhole);
  const damaged = (name, value) => {
    const header = JSON.parse(again.header);
    header.slots.find(({ kind }) => kind === "passkey")[name] = value;
    return lock("unlockByPasskey", JSON.stringify(header));
  };
  hold("another salt", (await damaged("salt", btoa("x".repeat(32)))).fault === "wrong");
  hold("no base64", (await damaged("salt", "*")).fault === "damaged");
  hold("an unknown passkey", (await damaged("credential", btoa("x".repeat(32)))).fault === "failed");
  const without = await lock("withoutPasskey", again.header);
  hold("without", JSON.parse(without).slots.length === 2 && (await lock("unlock", without, PASSCODE)).isWhole);
  return again.header;
};
run(passkey);
