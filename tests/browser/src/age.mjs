// Another implementation of age: `open FILE PASSPHRASE` prints what is in it, `seal FILE PASSPHRASE FACTOR` prints it sealed.
import { Decrypter, Encrypter, armor } from "age-encryption";
import { readFileSync } from "node:fs";

const [task, file, passphrase, factor] = process.argv.slice(2);
const bytes = readFileSync(file);
const open = async () => {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  const text = bytes.toString("latin1");
  return decrypter.decrypt(text.startsWith("-----") ? armor.decode(text) : bytes);
};
const seal = async () => {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(Number(factor));
  return encrypter.encrypt(bytes);
};
process.stdout.write(await (task === "open" ? open() : seal()));
