// The owner of the phone refuses: nothing opens, and the other slots still do.
const refused = async () => {
  const [header] = arguments_;
  hold("it does not open", (await lock("unlockByPasskey", header)).fault === "failed");
  hold("none is added", (await lock("addPasskey", header, "2580")).fault === "failed");
  hold("the passcode opens", (await lock("unlock", header, "2580")).isWhole);
};
run(refused);
